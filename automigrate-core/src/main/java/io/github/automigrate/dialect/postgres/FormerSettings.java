package io.github.automigrate.dialect.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * How a session that somebody else goes on with was set when we took it. Variables of extensions and applications are not
 * among the settings, and stay as they are: nothing of ours changes them, and RESET ALL would.
 *
 * @param values the values of the settings
 * @param role the role, which is not among them
 */
record FormerSettings(Map<String, String> values, String role) {

    FormerSettings {
        values = Map.copyOf(values);
    }

    static FormerSettings of(Connection connection) throws SQLException {
        Map<String, String> values = Rows.of(
                        connection,
                        """
                        SELECT name, setting FROM pg_settings
                         WHERE context IN ('user', 'superuser') AND setting IS NOT NULL""",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<String> role = Rows.of(connection, "SELECT current_setting('role')", row -> row.getString(1));
        return new FormerSettings(values, role.get(0));
    }

    /** Sets the session as it was; ends it when that is impossible, since nobody may go on with it then. */
    void restore(Connection connection) {
        try {
            // first: who it was may change settings that we may not
            Backends.set(connection, Map.of("role", role));
            Map<String, String> ordered = new TreeMap<>(values);
            Rows.of(
                    connection,
                    """
                    SELECT set_config(s.name, f.value, false)
                      FROM unnest(?::text[], ?::text[]) AS f(name, value) JOIN pg_settings s USING (name)
                     WHERE s.setting <> f.value""",
                    row -> row.getString(1),
                    ordered.keySet().toArray(new String[0]),
                    ordered.values().toArray(new String[0]));
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
