package io.github.automigrate.spring.actuate;

import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.SchemaInspection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Shows what the migrations found and did: the report as JSON under {@code /actuator/automigrate}, and the SQL that is left
 * to a person as text under {@code /actuator/automigrate/script}. Reads only, and costs a database connection only when
 * {@code live} or {@code history} is asked for.
 */
@Endpoint(id = "automigrate")
public final class AutoMigrateEndpoint {

    private static final int LONGEST_HISTORY = 1000;

    private final MigrationStatuses statuses;
    private final SchemaInspection inspection;

    /** Creates the endpoint that shows these statuses. */
    public AutoMigrateEndpoint(MigrationStatuses statuses, SchemaInspection inspection) {
        this.statuses = statuses;
        this.inspection = inspection;
    }

    /**
     * Returns the reports of all persistence units.
     *
     * @param live whether to compare with the database as it is now, too
     * @param history how many of the last rows of the history to add
     */
    @ReadOperation
    public Object reports(@Nullable Boolean live, @Nullable Integer history) {
        MigrationDescriptor reports = MigrationDescriptor.of(statuses.all());
        if (Boolean.TRUE.equals(live)) {
            reports = reports.withLive(inspection.compare());
        }
        if (history != null && history > 0) {
            reports = reports.withHistory(inspection.history(Math.min(history, LONGEST_HISTORY)));
        }
        return reports;
    }

    /** Returns the SQL that is left to a person, or null when anything else than {@code script} is asked for. */
    @ReadOperation(produces = "text/plain;charset=UTF-8")
    public @Nullable String text(@Selector String part) {
        return part.equals("script") ? script(statuses.all()) : null;
    }

    private static String script(List<MigrationStatus> all) {
        String script = all.stream()
                .flatMap(status -> status.latest().stream())
                .map(report -> report.plan().manualScript().text())
                .collect(Collectors.joining());
        return script.isEmpty() ? "-- nothing is left to a person\n" : script;
    }
}
