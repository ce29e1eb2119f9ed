package io.github.automigrate.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * One session that reads and writes by primary key in turns. A statement counts from the moment it was due, so whoever was
 * kept waiting behind a slow one counts as well.
 */
final class Client {

    private final String url;
    private final TrafficSettings settings;
    private final List<Sample> samples = new ArrayList<>();

    Client(String url, TrafficSettings settings) {
        this.url = url + "&ApplicationName=traffic";
        this.settings = settings;
    }

    /**
     * One statement.
     *
     * @param ended when it ended, in nanoseconds since the measurement began
     * @param took nanoseconds since it was due
     * @param failure the SQLSTATE when it failed, otherwise empty
     */
    record Sample(long ended, long took, boolean write, String failure) {}

    /** Executes statements from the beginning, a value of {@link System#nanoTime()}, until the time is over. */
    List<Sample> run(long beginning) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement read = connection.prepareStatement("SELECT name, balance FROM account WHERE id = ?");
                PreparedStatement write =
                        connection.prepareStatement("UPDATE account SET balance = balance + 1 WHERE id = ?")) {
            long interval = 1_000_000_000L / settings.rate();
            long due = beginning + ThreadLocalRandom.current().nextLong(interval);
            for (int count = 0; due < beginning + settings.duration().toNanos(); count++) {
                boolean writes = count % 2 == 0;
                waitUntil(due);
                String failure = executed(writes ? write : read);
                long now = System.nanoTime();
                samples.add(new Sample(now - beginning, now - due, writes, failure));
                due += interval;
            }
        }
        return samples;
    }

    private String executed(PreparedStatement statement) {
        try {
            statement.setLong(1, 1 + ThreadLocalRandom.current().nextInt(settings.rows()));
            statement.execute();
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
        }
    }

    private static void waitUntil(long moment) {
        long left = moment - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = moment - System.nanoTime();
        }
    }
}
