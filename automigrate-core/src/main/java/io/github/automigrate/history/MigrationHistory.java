package io.github.automigrate.history;

import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The table that remembers for people who did what, when and how long it took. It is created by the first run that has
 * something to do; nothing is ever decided by it.
 */
public final class MigrationHistory {

    // what the server answers when another application makes the table at the same moment
    private static final Set<String> MADE_MEANWHILE = Set.of("42P07", "42710", "23505");

    private final Supplier<Connection> connection;
    private final String table;

    /** Creates the history in this table, written through whatever connection is in use at the time. */
    public MigrationHistory(Supplier<Connection> connection, String schema, String table) {
        this.connection = connection;
        this.table = quoted(schema) + "." + quoted(table);
    }

    /**
     * Returns a listener that writes one row for every outcome, and one for every change that is left to a person, before it
     * passes the call on. A history that cannot be written is logged as a warning and stops nothing.
     */
    public ExecutionListener begin(Author author, Phase phase, Plan plan, ExecutionListener next) {
        try {
            createIfMissing();
        } catch (SQLException e) {
            if (!MADE_MEANWHILE.contains(e.getSQLState())) {
                HistoryRecorder.warn(table, e);
                return next;
            }
        }
        HistoryRecorder recorder =
                new HistoryRecorder(connection, table, new HistoryRecorder.Run(author, phase, plan.hash()), next);
        plan.proposals().forEach(recorder::record);
        return recorder;
    }

    /**
     * Returns the rows that were written last, the latest first; none when there is no history yet.
     *
     * @throws SQLException when the table cannot be read
     */
    public List<HistoryEntry> latest(int limit) throws SQLException {
        if (!exists()) {
            return List.of();
        }
        String query = "SELECT " + HistoryEntry.COLUMNS + " FROM " + table + " ORDER BY id DESC LIMIT ?";
        try (PreparedStatement select = connection.get().prepareStatement(query)) {
            select.setInt(1, limit);
            List<HistoryEntry> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(HistoryEntry.of(rows));
                }
            }
            return List.copyOf(entries);
        }
    }

    private boolean exists() throws SQLException {
        try (PreparedStatement select = connection.get().prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private void createIfMissing() throws SQLException {
        try (Statement statement = connection.get().createStatement()) {
            // does not lock anything when the table exists (measured on 14 to 18)
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS " + table
                            + """
                     (
                        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
                        run_id uuid NOT NULL,
                        application text NOT NULL,
                        application_version text NOT NULL,
                        instance text NOT NULL,
                        database_user text NOT NULL DEFAULT current_user,
                        phase text NOT NULL,
                        model_hash text NOT NULL,
                        plan_hash text NOT NULL,
                        code text,
                        operation text,
                        relation text NOT NULL,
                        subject text NOT NULL,
                        safety text NOT NULL,
                        because text NOT NULL,
                        sql text NOT NULL,
                        outcome text NOT NULL,
                        attempts integer,
                        waited_ms bigint,
                        took_ms bigint,
                        detail text NOT NULL)""");
        }
    }

    private static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    /**
     * Who migrates.
     *
     * @param runId the id that all rows of the run carry
     * @param modelHash a fingerprint of the entity model
     */
    public record Author(UUID runId, String application, String version, String instance, String modelHash) {}
}
