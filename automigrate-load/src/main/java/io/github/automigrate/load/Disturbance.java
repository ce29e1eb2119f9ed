package io.github.automigrate.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** What every busy database has: a transaction that somebody forgot to end, and a report that takes long. */
final class Disturbance {

    static final int SECONDS = 10;

    private Disturbance() {}

    /** Reads the table and stays idle in the transaction. */
    static void forgetTransaction(String url) throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(url + "&ApplicationName=forgetful");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT name FROM account WHERE id = 1");
            TimeUnit.SECONDS.sleep(SECONDS);
            connection.rollback();
        }
    }

    /** Counts all rows in one statement, which holds its lock and its snapshot for the whole time. */
    static void report(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url + "&ApplicationName=report");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT count(*), sum(balance) FROM account, pg_sleep(" + SECONDS + ")");
        }
    }
}
