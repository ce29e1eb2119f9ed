package io.github.automigrate.dialect.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Executes statements and reads so that another thread can stop them. */
final class Cancellation {

    private static final Duration AGAIN = Duration.ofMillis(20);

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final AtomicReference<@Nullable Statement> running = new AtomicReference<>();

    /** Executes the SQL, unless a stop was asked for already. */
    void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            running.set(statement);
            requireNotRequested();
            run(statement, sql);
        } finally {
            running.set(null);
        }
    }

    /**
     * Reads through a connection whose statements can be stopped as well; after a stop none is sent any more.
     *
     * @throws SQLException when the reading fails, or when a stop was asked for before it ended
     */
    <T> T read(Connection connection, Reading<T> reading) throws SQLException {
        try {
            T value = reading.read(StoppableConnection.of(connection, this::reads));
            requireNotRequested();
            return value;
        } finally {
            running.set(null);
        }
    }

    private void reads(Statement statement) throws SQLException {
        running.set(statement);
        requireNotRequested();
    }

    private void requireNotRequested() throws SQLException {
        if (isRequested()) {
            throw new SQLException("not sent, because the session was cancelled", SqlState.QUERY_CANCELED);
        }
    }

    /** Executes the SQL even when a stop was asked for. */
    static void executeRegardless(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            run(statement, sql);
        }
    }

    private static void run(Statement statement, String sql) throws SQLException {
        // braces in a default are no JDBC escapes
        statement.setEscapeProcessing(false);
        statement.execute(sql);
    }

    /** Asks to stop, for ever, and cancels what runs; waits a moment until that has ended. */
    void request() {
        requested.countDown();
        long start = System.nanoTime();
        do {
            cancelRunning();
            LockSupport.parkNanos(AGAIN.toNanos());
            // a statement that was not on its way yet was not hit
        } while (running.get() != null && System.nanoTime() - start < LONGEST.toNanos());
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits this long, or until a stop is asked for. */
    void pause(Duration duration) throws InterruptedException {
        boolean stopped = requested.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        LoggerFactory.getLogger(Cancellation.class).trace("paused for {}, stopped: {}", duration, stopped);
    }

    /** Cancels what runs, if anything does; a statement that has not reached the server yet is not hit. */
    void cancelRunning() {
        Statement statement = running.get();
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // the statement ends by its own timeout
                LoggerFactory.getLogger(Cancellation.class).warn("A running statement could not be cancelled", e);
            }
        }
    }

    /** Reads something through a connection. */
    @FunctionalInterface
    interface Reading<T> {
        /** Returns what was read. */
        T read(Connection connection) throws SQLException;
    }
}
