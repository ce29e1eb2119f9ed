package io.github.automigrate.spring.actuate;

import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatuses;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Shows what the migrations found and did: the report as JSON under {@code /actuator/automigrate}, and the SQL that is left
 * to a person as text under {@code /actuator/automigrate/script}. Reads only, and costs no database connection.
 */
@Endpoint(id = "automigrate")
public final class AutoMigrateEndpoint {

    private final MigrationStatuses statuses;

    /** Creates the endpoint that shows these statuses. */
    public AutoMigrateEndpoint(MigrationStatuses statuses) {
        this.statuses = statuses;
    }

    /** Returns the reports of all persistence units. */
    @ReadOperation
    public Object reports() {
        return MigrationDescriptor.of(statuses.all());
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
