package io.github.automigrate.dialect.postgres;

import io.github.automigrate.dialect.SessionSettings;
import io.github.automigrate.execution.ConnectionSource;
import io.github.automigrate.execution.PoolerDetectedException;
import io.github.automigrate.execution.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens dedicated connections that all have the same settings, whatever the role, database and server set. */
final class Backends {

    private static final Duration IDLE_IN_TRANSACTION_TIMEOUT = Duration.ofSeconds(30);

    private static final int POOLER_ROUNDS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Backends.class);

    private final ConnectionSource source;
    private final SessionSettings settings;

    Backends(ConnectionSource source, SessionSettings settings) {
        this.source = source;
        this.settings = settings;
    }

    /**
     * Opens a connection with our settings, in autocommit mode, after making sure that its server process is ours alone; a
     * pooler would hand our settings to the next one otherwise.
     */
    Backend openOwn() throws SQLException {
        return open(this::requireOwn);
    }

    /** Opens one more connection of the same kind. */
    Backend open() throws SQLException {
        return open(connection -> {});
    }

    private Backend open(Examination examination) throws SQLException {
        Connection connection = source.open();
        FormerSettings former = null;
        Backend backend = null;
        try {
            connection.setAutoCommit(true);
            examination.examine(connection);
            former = source.isShared() ? FormerSettings.of(connection) : null;
            backend = prepared(connection, former);
            return backend;
        } finally {
            if (backend == null) {
                Backend.giveBack(connection, former);
            }
        }
    }

    /** Returns whether others go on with our connections, so that we should not take more than one. */
    boolean areShared() {
        return source.isShared();
    }

    private Backend prepared(Connection connection, @Nullable FormerSettings former) throws SQLException {
        if (settings.role() != null) {
            set(connection, Map.of("role", settings.role()));
        }
        Server server = server(connection);
        set(connection, configuration());
        prependToSearchPath(connection, server.defaultSchema());
        noticeVanishedClients(connection);
        return new Backend(connection, server, processId(connection), former);
    }

    private Server server(Connection connection) throws SQLException {
        List<Server> servers = Rows.of(
                connection,
                """
                SELECT current_setting('server_version_num')::int,
                       coalesce(?::text, current_schema()::text, ''),
                       current_user::text,
                       pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean""",
                row -> new Server(row.getInt(1), row.getString(2), row.getString(3), row.getBoolean(4)),
                settings.defaultSchema());
        Server server = servers.get(0);
        if (server.defaultSchema().isEmpty()) {
            throw new SQLException(
                    "The role " + server.role()
                            + " has no current schema: no schema of its search_path exists, or it may"
                            + " use none of them. Nothing was compared or changed. Set automigrate.schema, or create the"
                            + " schema, or set the search_path of the role.",
                    "3F000");
        }
        return server;
    }

    private Map<String, String> configuration() {
        Map<String, String> values = new TreeMap<>();
        values.put("application_name", settings.applicationName());
        values.put("lock_timeout", milliseconds(settings.limits().reading().lockTimeout()));
        values.put("statement_timeout", milliseconds(settings.limits().reading().timeout()));
        values.put("transaction_timeout", "0");
        values.put("idle_session_timeout", "0");
        values.put("idle_in_transaction_session_timeout", milliseconds(IDLE_IN_TRANSACTION_TIMEOUT));
        // a poller in REPEATABLE READ would hold the snapshot that CREATE INDEX CONCURRENTLY waits for
        values.put("default_transaction_isolation", "read committed");
        values.put("default_transaction_deferrable", "off");
        // what expressions mean and how the catalog prints them
        values.put("TimeZone", "UTC");
        values.put("DateStyle", "ISO, MDY");
        values.put("IntervalStyle", "postgres");
        values.put("bytea_output", "hex");
        values.put("quote_all_identifiers", "off");
        values.put("standard_conforming_strings", "on");
        values.put("client_min_messages", "warning");
        return values;
    }

    /** Changes settings of the connection; those that this version of the server does not know are left out. */
    static void set(Connection connection, Map<String, String> values) throws SQLException {
        Rows.of(
                connection,
                """
                SELECT set_config(s.name, s.value, false)
                  FROM unnest(?::text[], ?::text[]) AS s(name, value)
                 WHERE current_setting(s.name, true) IS NOT NULL""",
                row -> row.getString(1),
                values.keySet().toArray(new String[0]),
                values.values().toArray(new String[0]));
    }

    private static void prependToSearchPath(Connection connection, String schema) throws SQLException {
        Rows.of(
                connection,
                "SELECT set_config('search_path', quote_ident(?) || ', ' || current_setting('search_path'), false)",
                row -> row.getString(1),
                schema);
    }

    // without it a killed client's index build runs on for as long as it likes (14 and later; not on every platform)
    private void noticeVanishedClients(Connection connection) throws SQLException {
        Duration interval = settings.limits().online().clientCheckInterval();
        try {
            set(connection, Map.of("client_connection_check_interval", milliseconds(interval)));
        } catch (SQLException e) {
            if (!"22023".equals(e.getSQLState())) {
                throw e;
            }
            LOG.debug("The server's platform cannot notice that a client has gone", e);
        }
    }

    /**
     * Refuses a connection whose statements are answered by changing server processes, or by one that answers others as
     * well: settings and locks of a session would then belong to anybody.
     */
    private void requireOwn(Connection connection) throws SQLException {
        if (source.isShared()) {
            return; // the second connection that tells a pooler could be one too many for a pool
        }
        Connection other = source.open();
        try {
            other.setAutoCommit(true);
            int first = processId(connection);
            for (int round = 0; round < POOLER_ROUNDS; round++) {
                int foreign = processId(other);
                int again = processId(connection);
                if (foreign == again || again != first) {
                    throw new PoolerDetectedException(
                            "The connection goes through a pooler that shares sessions (PgBouncer in transaction mode, say):"
                                    + " one connection was answered by the server processes " + first + " and " + again
                                    + ", another one by " + foreign + ".");
                }
            }
        } finally {
            Backend.closeQuietly(other);
        }
    }

    private static int processId(Connection connection) throws SQLException {
        return Rows.of(connection, "SELECT pg_backend_pid()", row -> row.getInt(1))
                .get(0);
    }

    static String milliseconds(Duration duration) {
        return duration.toMillis() + "ms";
    }

    @FunctionalInterface
    private interface Examination {
        void examine(Connection connection) throws SQLException;
    }
}
