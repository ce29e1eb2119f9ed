package io.github.automigrate.dialect.postgres;

import io.github.automigrate.dialect.postgres.Blocker.Kind;
import io.github.automigrate.execution.Attempt;
import io.github.automigrate.execution.Limits;
import io.github.automigrate.execution.Obstacle;
import io.github.automigrate.plan.Lock;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.plan.Statement.RelationLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One attempt at consecutive brief statements, in one transaction. Who would have to wait behind somebody for long does
 * not get in line at all, since everybody else's queries would queue behind it (measured: 123 instead of 7877 slow
 * transactions).
 */
record BriefAttempt(Backend backend, Limits.Brief limits, Cancellation cancellation, List<Statement> statements) {

    BriefAttempt {
        statements = List.copyOf(statements);
    }

    Attempt make() {
        try {
            List<Blocker> old = oldBlockers();
            Optional<Duration> lockTimeout = lockTimeout(old);
            return lockTimeout.isPresent()
                    ? transaction(lockTimeout.get())
                    : new Attempt.Blocked(
                            Blocker.obstacle("", old), statements.get(0).sql());
        } catch (SQLException failure) {
            return meaning(failure, statements.get(0).sql());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.Interrupted(
                    "the thread was interrupted", statements.get(0).sql());
        }
    }

    private List<RelationLock> locks() {
        return Statement.locks(statements);
    }

    private List<Blocker> oldBlockers() throws SQLException, InterruptedException {
        if (locks().isEmpty()) {
            return List.of();
        }
        List<Blocker> now = Blockers.of(backend.connection(), locks());
        if (now.stream().noneMatch(Blocker::isAgeHidden)) {
            return now.stream().filter(this::isOld).toList();
        }
        // the age of another role's transaction is hidden, so a second look tells whether it is still the same one
        cancellation.pause(limits.queue().blockerAge());
        Set<String> before = now.stream().map(Blocker::transaction).collect(Collectors.toSet());
        return Blockers.of(backend.connection(), locks()).stream()
                .filter(blocker -> blocker.isAgeHidden() ? before.contains(blocker.transaction()) : isOld(blocker))
                .toList();
    }

    private boolean isOld(Blocker blocker) {
        return blocker.seconds() * 1000 >= limits.queue().blockerAge().toMillis();
    }

    /** Returns how long to queue for the locks; empty when it must not be tried. */
    private Optional<Duration> lockTimeout(List<Blocker> old) throws SQLException {
        if (old.isEmpty()) {
            return Optional.of(limits.queue().lockTimeout());
        }
        if (old.stream().anyMatch(blocker -> blocker.kind() != Kind.AUTOVACUUM)) {
            return Optional.empty();
        }
        // a plain autovacuum gives way only after deadlock_timeout, which our role may not lower (measured on 15)
        Duration deadlock = Duration.ofMillis(Rows.of(
                        backend.connection(),
                        "SELECT setting::bigint FROM pg_settings WHERE name = 'deadlock_timeout'",
                        row -> row.getLong(1))
                .get(0));
        return Optional.of(deadlock.plus(limits.queue().autovacuumMargin()))
                .filter(wait -> wait.compareTo(limits.queue().autovacuumLockTimeout()) <= 0);
    }

    private Attempt transaction(Duration lockTimeout) throws SQLException {
        Connection connection = backend.connection();
        connection.setAutoCommit(false);
        try {
            return committed(lockTimeout);
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private Attempt committed(Duration lockTimeout) throws SQLException {
        Connection connection = backend.connection();
        String current = statements.get(0).sql();
        long waited = 0;
        try {
            bound(lockTimeout);
            Filenodes before = Filenodes.of(connection, locks());
            for (Statement statement : statements) {
                current = statement.sql();
                long start = System.nanoTime();
                cancellation.execute(connection, current);
                waited += statement.locks().isEmpty() ? 0 : System.nanoTime() - start;
            }
            Optional<String> rewritten = before.missingIn(Filenodes.of(connection, locks()));
            if (rewritten.isPresent() && alteredTableHasRows()) {
                connection.rollback();
                return new Attempt.Rewriting(rewritten.get(), current);
            }
            connection.commit();
            return new Attempt.Succeeded(Duration.ofNanos(waited));
        } catch (SQLException failure) {
            rollback(failure);
            return meaning(failure, current);
        }
    }

    // to write an empty table anew takes no time; a partner of a foreign key is locked more weakly and never rewritten
    private boolean alteredTableHasRows() throws SQLException {
        for (RelationLock lock : locks()) {
            String exists = "SELECT EXISTS (SELECT FROM " + PostgresSql.quoted(lock.relation()) + ")";
            if (lock.mode() == Lock.ACCESS_EXCLUSIVE
                    && Rows.of(backend.connection(), exists, row -> row.getBoolean(1))
                            .contains(true)) {
                return true;
            }
        }
        return false;
    }

    private void bound(Duration lockTimeout) throws SQLException {
        Duration work =
                locks().isEmpty() ? limits.work().unshared() : limits.work().shared();
        Rows.of(
                backend.connection(),
                "SELECT set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true)",
                row -> row.getString(1),
                Backends.milliseconds(lockTimeout),
                Backends.milliseconds(lockTimeout.plus(work)));
    }

    private void rollback(SQLException failure) {
        try {
            backend.connection().rollback();
        } catch (SQLException e) {
            // a connection that cannot roll back is lost, and the server rolls back on its own
            failure.addSuppressed(e);
            backend.close();
        }
    }

    private Attempt meaning(SQLException failure, String sql) {
        if (SqlState.is(failure, SqlState.LOCK_NOT_AVAILABLE)) {
            return new Attempt.Blocked(whoWasInTheWay(), sql);
        }
        if (!SqlState.is(failure, SqlState.QUERY_CANCELED)) {
            return SqlState.meaning(failure, sql);
        }
        // no second try: it was thought to be brief, and every try would stop the table's traffic as long again
        return cancellation.isRequested()
                ? new Attempt.Interrupted("the session was cancelled", sql)
                : new Attempt.Refused(
                        SqlState.QUERY_CANCELED,
                        SqlState.message(failure) + "; it should have been a brief change of the catalog, so it was"
                                + " rolled back and is not tried again. It scans or rewrites the table, or the server is"
                                + " overloaded.",
                        sql);
    }

    private Obstacle whoWasInTheWay() {
        try {
            Obstacle who = Blocker.obstacle("", Blockers.of(backend.connection(), locks()));
            return who.isNobody() ? Obstacle.of("somebody who is gone by now") : who;
        } catch (SQLException e) {
            return Obstacle.of("somebody who could not be determined (" + SqlState.message(e) + ")");
        }
    }
}
