package io.github.automigrate.execution;

import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.plan.Evidence;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Question;
import io.github.automigrate.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation with one database: reads it, and carries out single attempts at single operations. It owns dedicated
 * connections and never holds a transaction open between two calls.
 */
public interface Session extends AutoCloseable {

    /** Returns the server and our rights on it, as they were when the session was opened. */
    Server server();

    /**
     * Reads what the database has of the desired schema, in a constant number of queries and without locking a table.
     *
     * @throws SQLException when the database cannot be read
     */
    LiveSchema read(Schema desired) throws SQLException;

    /**
     * Returns both sides with types and expressions in the form that the server itself gives to them. Executes no DDL.
     *
     * @throws SQLException when the server cannot be asked
     */
    Sides canonical(Schema desired, LiveSchema live) throws SQLException;

    /**
     * Asks the database about its rows. A question that cannot be answered within the limits stays unanswered.
     *
     * @throws SQLException when the server cannot be asked
     */
    Evidence answer(Set<Question> questions) throws SQLException;

    /**
     * Takes the lock that one application's instances share, if nobody holds it; never waits on the server.
     *
     * @return the lock, held until it is closed; empty when somebody else holds it
     * @throws SQLException when the server cannot be asked
     */
    Optional<MigrationLock> tryLock(String name) throws SQLException;

    /**
     * Returns who holds the lock of this name.
     *
     * @throws SQLException when the server cannot be asked
     */
    Optional<Holder> holder(String name) throws SQLException;

    /**
     * Tries an operation once. Whatever happens, nothing half-made stays behind that a later attempt could not heal.
     *
     * @param listener hears of progress
     */
    Attempt attempt(Operation operation, ExecutionListener listener);

    /**
     * Waits this long; returns sooner when the session is cancelled.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    default void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }

    /** Returns the connection that the history is written through, in autocommit mode. */
    Connection connection();

    /**
     * Cancels what is being attempted or read, and every later attempt; may be called from another thread. Reading fails
     * from then on.
     */
    void cancel();

    /** Returns whether the session was cancelled. */
    default boolean isCancelled() {
        return false;
    }

    /** Closes all connections, which also frees the lock. */
    @Override
    void close();

    /** The two sides of a comparison, both in canonical form. */
    record Sides(Schema desired, LiveSchema live) {}

    /** A held lock. */
    interface MigrationLock extends AutoCloseable {
        /** Frees the lock. */
        @Override
        void close();
    }

    /**
     * Who holds a lock.
     *
     * @param processId the process id of the holder's server process, or 0 when it has none
     * @param applicationName the application name of its session
     * @param seconds how long its session, or the transaction that is in the way, has existed, in seconds, or -1 when that
     *     is hidden from our role
     */
    record Holder(int processId, String applicationName, long seconds) {

        @Override
        public String toString() {
            String since = seconds < 0 ? "" : ", connected for " + seconds + " s";
            return applicationName + " (pid " + processId + since + ")";
        }
    }
}
