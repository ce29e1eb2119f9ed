package io.github.automigrate.dialect.postgres;

import io.github.automigrate.dialect.postgres.Blocker.Kind;
import io.github.automigrate.dialect.postgres.Blocker.Who;
import io.github.automigrate.plan.Statement.RelationLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Looks who holds, or waits for, locks that are in our way. Reads views only, so it waits for nobody. */
final class Blockers {

    /** The relations of a statement and everything below them; a partitioned table locks its partitions as well. */
    static final String RELATIONS =
            """
            WITH RECURSIVE relation(oid, modes) AS (
                SELECT c.oid, w.modes
                  FROM unnest(?::text[], ?::text[], ?::text[]) AS w(schema, name, modes)
                  JOIN pg_namespace n ON n.nspname = w.schema
                  JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = w.name
                UNION
                SELECT i.inhrelid, r.modes FROM relation r JOIN pg_inherits i ON i.inhparent = r.oid)
            """;

    // application_name and usesysid are visible to every role, the rest of another role's session is not; workers have
    // no
    // user. The statements of an index build run in transactions of their own, so its age is that of its query.
    private static final String SELECT =
            """
            SELECT DISTINCT ON (l.pid, l.virtualtransaction)
                   coalesce(l.pid, 0), l.virtualtransaction, l.mode, l.granted, l.relation::regclass::text AS relation,
                   coalesce(extract(epoch FROM clock_timestamp() - coalesce(p.prepared,
                       CASE WHEN b.pid IS NULL THEN a.xact_start ELSE a.query_start END)), -1) AS seconds,
                   coalesce(a.application_name, p.gid), a.usename, a.state,
                   CASE WHEN l.pid IS NULL THEN 'PREPARED'
                        WHEN a.pid IS NULL OR a.usesysid IS NOT NULL THEN 'CLIENT'
                        WHEN a.query LIKE '%to prevent wraparound%' OR c.relkind IN ('r', 'm', 't') AND
                             (age(c.relfrozenxid) > current_setting('autovacuum_freeze_max_age')::int
                              OR mxid_age(c.relminmxid) > current_setting('autovacuum_multixact_freeze_max_age')::int)
                        THEN 'WRAPAROUND' ELSE 'AUTOVACUUM' END
              FROM pg_locks l
              LEFT JOIN pg_class c ON c.oid = l.relation
              LEFT JOIN pg_stat_activity a ON a.pid = l.pid
              LEFT JOIN pg_stat_progress_create_index b ON b.pid = l.pid
              LEFT JOIN pg_prepared_xacts p ON l.pid IS NULL AND l.virtualtransaction = '-1/' || p.transaction
            """;

    private static final String ORDER = " ORDER BY l.pid, l.virtualtransaction, l.granted DESC, l.mode";

    private Blockers() {}

    /** Returns everybody who holds a lock that conflicts with one of these, or stands in the queue with one. */
    static List<Blocker> of(Connection connection, Collection<RelationLock> locks) throws SQLException {
        return Rows.of(
                connection,
                RELATIONS + SELECT
                        + """
                          JOIN relation r ON r.oid = l.relation AND l.mode = ANY (string_to_array(r.modes, ','))
                         WHERE l.locktype = 'relation' AND l.pid IS DISTINCT FROM pg_backend_pid()
                           AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"""
                        + ORDER,
                Blockers::blocker,
                schemas(locks),
                names(locks),
                locks.stream()
                        .map(lock -> LockModes.conflictingWith(lock.mode()))
                        .toArray(String[]::new));
    }

    /** Returns whom the server process waits for. */
    static List<Blocker> of(Connection connection, int waiter) throws SQLException {
        return Rows.of(
                connection,
                SELECT + " WHERE l.pid = ANY (pg_blocking_pids(?)) AND l.locktype = 'virtualxid'" + ORDER,
                Blockers::blocker,
                waiter);
    }

    /** Returns the sessions that build an index on the table right now, other than ours. */
    static List<Blocker> builders(Connection connection, String table) throws SQLException {
        return Rows.of(
                connection,
                SELECT
                        + """
                         WHERE l.locktype = 'relation' AND l.relation = to_regclass(?) AND b.pid IS NOT NULL
                           AND l.pid <> pg_backend_pid()"""
                        + ORDER,
                Blockers::blocker,
                table);
    }

    static String[] schemas(Collection<RelationLock> locks) {
        return locks.stream().map(lock -> lock.relation().schema()).toArray(String[]::new);
    }

    static String[] names(Collection<RelationLock> locks) {
        return locks.stream().map(lock -> lock.relation().name()).toArray(String[]::new);
    }

    private static Blocker blocker(ResultSet row) throws SQLException {
        String relation = row.getString(5);
        String held = relation == null
                ? "holds a lock or a snapshot that we wait for"
                : (row.getBoolean(4) ? "holds " : "waits for ") + LockModes.words(row.getString(3)) + " on " + relation;
        Who who = new Who(row.getString(7), row.getString(8), row.getString(9));
        return new Blocker(
                Kind.valueOf(row.getString(10)), row.getInt(1), row.getString(2), row.getDouble(6), held, who);
    }
}
