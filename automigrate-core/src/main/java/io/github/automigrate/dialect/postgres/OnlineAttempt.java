package io.github.automigrate.dialect.postgres;

import io.github.automigrate.execution.Attempt;
import io.github.automigrate.execution.Limits;
import io.github.automigrate.execution.Obstacle;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt at one statement that may take long, outside a transaction. It has no lock timeout, since that also counts
 * the waits of CREATE INDEX CONCURRENTLY for older transactions, and a short one leaves an invalid index (measured on 15).
 */
record OnlineAttempt(Backend backend, Limits limits, Cancellation cancellation, String sql) {

    // whoever asked us to stop kills us soon; the next start removes what is left
    private static final Duration CLEAN_UP_TIMEOUT_WHEN_STOPPING = Duration.ofSeconds(1);

    Attempt make(BuildWatcher watcher) {
        long start = System.nanoTime();
        try {
            Optional<Attempt> obstacle = obstacle();
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            execute();
            return verified();
        } catch (SQLException failure) {
            return meaning(failure, watcher, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            restoreLimits();
        }
    }

    /** Returns what the attempt comes to without executing anything, if it must not or need not be executed. */
    private Optional<Attempt> obstacle() throws SQLException {
        Connection connection = backend.connection();
        Optional<ConcurrentIndex> index = ConcurrentIndex.of(connection, sql);
        Optional<String> table = ConcurrentIndex.tableBuiltOn(sql).or(() -> index.map(ConcurrentIndex::table));
        if (table.isPresent()) {
            // a killed instance's build may still run, and two builds on one table deadlock (measured on 15)
            List<Blocker> builders = Blockers.builders(connection, table.get());
            if (!builders.isEmpty()) {
                Obstacle who = Blocker.obstacle("an index build that still runs: ", builders);
                return Optional.of(new Attempt.Blocked(who, sql));
            }
        }
        if (!ConcurrentIndex.isDrop(sql)) {
            return Optional.empty();
        }
        if (index.isEmpty()) {
            return Optional.of(new Attempt.Succeeded(Duration.ZERO));
        }
        return index.get().removable()
                ? Optional.empty()
                : Optional.of(new Attempt.Outdated(
                        "the index " + index.get().name() + " is not an invalid one, so it was not dropped", sql));
    }

    private void execute() throws SQLException {
        setTimeouts(Duration.ZERO, limits.online().budget());
        cancellation.execute(backend.connection(), sql);
    }

    private Attempt verified() throws SQLException {
        Optional<ConcurrentIndex> index = ConcurrentIndex.of(backend.connection(), sql);
        return index.isPresent() && !index.get().valid()
                ? new Attempt.Outdated("the index " + index.get().name() + " is invalid after its build", sql)
                : new Attempt.Succeeded(Duration.ZERO);
    }

    private Attempt meaning(SQLException failure, BuildWatcher watcher, Duration elapsed) {
        if (SqlState.is(failure, SqlState.LOCK_NOT_AVAILABLE)) {
            return new Attempt.Blocked(watcher.lastBlocker(""), sql);
        }
        if (!SqlState.is(failure, SqlState.QUERY_CANCELED)) {
            return SqlState.meaning(failure, sql);
        }
        if (cancellation.isRequested()) {
            return new Attempt.Interrupted("the session was cancelled", sql);
        }
        return elapsed.compareTo(limits.online().budget()) >= 0
                ? new Attempt.Blocked(
                        watcher.lastBlocker(
                                "the budget of " + Limits.words(limits.online().budget()) + " ended; "),
                        sql)
                : new Attempt.Refused(SqlState.QUERY_CANCELED, "somebody cancelled it", sql);
    }

    private void restoreLimits() {
        try {
            setTimeouts(limits.reading().lockTimeout(), limits.reading().timeout());
        } catch (SQLException e) {
            // a connection that cannot be set is of no use; the next attempt opens another one
            backend.close();
        }
    }

    private void setTimeouts(Duration lockTimeout, Duration statementTimeout) throws SQLException {
        Backends.set(
                backend.connection(),
                Map.of(
                        "lock_timeout", Backends.milliseconds(lockTimeout),
                        "statement_timeout", Backends.milliseconds(statementTimeout)));
    }

    /** Executes the clean-up after a failure: nothing but an invalid index that nobody works on is ever dropped. */
    void cleanUp() throws SQLException {
        if (ConcurrentIndex.isDrop(sql) && obstacle().isEmpty()) {
            Duration longest = cancellation.isRequested()
                    ? CLEAN_UP_TIMEOUT_WHEN_STOPPING
                    : limits.online().cleanUpTimeout();
            try {
                setTimeouts(Duration.ZERO, longest);
                Cancellation.executeRegardless(backend.connection(), sql);
            } finally {
                restoreLimits();
            }
        }
    }
}
