package io.github.automigrate.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One row of the history: what became of one operation, or one change that was left to a person.
 *
 * @param run what the rows of one run share
 * @param operation what was done in words; empty for what was left to a person
 * @param outcome the name of the result, or {@code LEFT}
 */
public record HistoryEntry(
        Instant recordedAt,
        Run run,
        String operation,
        String relation,
        String subject,
        String sql,
        String outcome,
        Effort effort,
        String detail) {

    static final String COLUMNS = "recorded_at, run_id, application, application_version, instance, database_user,"
            + " phase, operation, relation, subject, sql, outcome, attempts, waited_ms, took_ms, detail";

    /** Who migrated in which phase. */
    public record Run(
            UUID id, String application, String version, String instance, String databaseUser, String phase) {}

    /** What it took; zero for what was left to a person. */
    public record Effort(int attempts, long waitedMillis, long tookMillis) {}

    static HistoryEntry of(ResultSet row) throws SQLException {
        String operation = row.getString("operation");
        return new HistoryEntry(
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                new Run(
                        row.getObject("run_id", UUID.class),
                        row.getString("application"),
                        row.getString("application_version"),
                        row.getString("instance"),
                        row.getString("database_user"),
                        row.getString("phase")),
                operation == null ? "" : operation,
                row.getString("relation"),
                row.getString("subject"),
                row.getString("sql"),
                row.getString("outcome"),
                new Effort(row.getInt("attempts"), row.getLong("waited_ms"), row.getLong("took_ms")),
                row.getString("detail"));
    }
}
