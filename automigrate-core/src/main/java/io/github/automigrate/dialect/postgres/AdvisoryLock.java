package io.github.automigrate.dialect.postgres;

import io.github.automigrate.execution.PoolerDetectedException;
import io.github.automigrate.execution.Session.Holder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The session advisory lock that the instances of one application share. It is only ever tried: a session that waits in
 * {@code pg_advisory_lock} holds a snapshot, which CREATE INDEX CONCURRENTLY in the lock's holder waits for (measured on
 * 15).
 */
record AdvisoryLock(long key) {

    private static final String OURS =
            """
             FROM pg_locks l
             LEFT JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND (l.classid::bigint << 32) | l.objid::bigint = ?""";

    /** Returns the lock of the application whose tables live in this schema. */
    static AdvisoryLock of(String name, String defaultSchema) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash =
                    digest.digest(("automigrate\n" + name + "\n" + defaultSchema).getBytes(StandardCharsets.UTF_8));
            return new AdvisoryLock(ByteBuffer.wrap(hash).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes the lock if nobody else holds it; returns whether it is ours now. */
    boolean tryTake(Backend backend) throws SQLException {
        Connection connection = backend.connection();
        boolean taken = Rows.of(connection, "SELECT pg_try_advisory_lock(?)", row -> row.getBoolean(1), key)
                .get(0);
        if (taken && holder(connection).stream().noneMatch(holder -> holder.processId() == backend.processId())) {
            throw new PoolerDetectedException(
                    "The connection goes through a pooler that shares sessions (PgBouncer in transaction mode, say): the"
                            + " advisory lock that was just taken does not belong to its server process.");
        }
        return taken;
    }

    /** Returns the session that holds the lock. */
    Optional<Holder> holder(Connection connection) throws SQLException {
        String sql = "SELECT l.pid, coalesce(a.application_name, ''),"
                + " coalesce(extract(epoch FROM clock_timestamp() - a.backend_start)::bigint, -1)" + OURS;
        List<Holder> holders =
                Rows.of(connection, sql, row -> new Holder(row.getInt(1), row.getString(2), row.getLong(3)), key);
        return holders.stream().findFirst();
    }

    /** Frees the lock. */
    void free(Connection connection) throws SQLException {
        Rows.of(connection, "SELECT pg_advisory_unlock(?)", row -> row.getBoolean(1), key);
    }
}
