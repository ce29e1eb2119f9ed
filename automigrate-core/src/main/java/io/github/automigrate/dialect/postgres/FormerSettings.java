package io.github.automigrate.dialect.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * How a session that somebody else goes on with was set when we took it: what {@code SET} had changed in it, and its role.
 *
 * @param changed the values of the settings that were not those of the server, the database and the role
 * @param role the role, which is no setting that can be reset like others
 */
record FormerSettings(Map<String, String> changed, String role) {

    FormerSettings {
        changed = Map.copyOf(changed);
    }

    static FormerSettings of(Connection connection) throws SQLException {
        Map<String, String> changed = Rows.of(
                        connection,
                        """
                        SELECT name, current_setting(name) FROM pg_settings
                         WHERE source = 'session' AND context IN ('user', 'superuser')""",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<String> role = Rows.of(connection, "SELECT current_setting('role')", row -> row.getString(1));
        return new FormerSettings(changed, role.get(0));
    }

    /** Sets the session as it was; ends it when that is impossible, since nobody may go on with it then. */
    void restore(Connection connection) {
        try {
            // the role first: who it was may change settings that we may not
            Backends.set(connection, Map.of("role", role));
            try (var reset = connection.createStatement()) {
                reset.execute("RESET ALL");
            }
            Backends.set(connection, changed);
            Rows.of(connection, "SELECT pg_advisory_unlock_all()", row -> "");
        } catch (SQLException e) {
            LoggerFactory.getLogger(FormerSettings.class).debug("A session could not be set as it was", e);
            end(connection);
        }
    }

    private static void end(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LoggerFactory.getLogger(FormerSettings.class).debug("The session had ended already", e);
        }
    }
}
