package io.github.automigrate.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks every 50 ms for clients that have waited for a lock for more than 200 ms. */
final class LockWaits {

    private static final String QUERY =
            """
            SELECT l.pid || ' ' || l.waitstart
              FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid)
             WHERE NOT l.granted AND a.application_name = 'traffic' AND clock_timestamp() - l.waitstart > '200ms'""";

    private LockWaits() {}

    /** Returns how many such waits there were before the end. */
    static int count(String url, CountDownLatch end) throws SQLException, InterruptedException {
        Set<String> waits = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(url + "&ApplicationName=watcher");
                PreparedStatement query = connection.prepareStatement(QUERY)) {
            while (!end.await(50, TimeUnit.MILLISECONDS)) {
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        waits.add(rows.getString(1));
                    }
                }
            }
        }
        return waits.size();
    }
}
