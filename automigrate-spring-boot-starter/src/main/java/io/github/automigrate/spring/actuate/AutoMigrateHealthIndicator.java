package io.github.automigrate.spring.actuate;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.spring.MigrationActivity;
import io.github.automigrate.spring.MigrationActivity.WaitingFor;
import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatus.Readiness;
import io.github.automigrate.spring.MigrationStatuses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells whether the schema is ready for traffic. Costs no database connection, and shows no SQL. */
final class AutoMigrateHealthIndicator implements HealthIndicator {

    private final MigrationStatuses statuses;

    AutoMigrateHealthIndicator(MigrationStatuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public Health health() {
        List<MigrationStatus> all = statuses.all();
        Health.Builder health = builder(all);
        if (all.size() == 1) {
            return health.withDetails(details(all.get(0))).build();
        }
        if (all.isEmpty()) {
            return health.withDetail("state", MigrationState.DISABLED.name()).build();
        }
        all.forEach(status -> health.withDetail(status.unit(), details(status)));
        return health.build();
    }

    private static Health.Builder builder(List<MigrationStatus> all) {
        if (all.stream().anyMatch(status -> status.readiness() == Readiness.FAILED)) {
            return Health.down();
        }
        boolean held = all.stream().anyMatch(status -> status.readiness() == Readiness.HELD);
        return held ? Health.outOfService() : Health.up();
    }

    private static Map<String, Object> details(MigrationStatus status) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", status.state().name());
        details.put("mode", status.mode().name().toLowerCase(Locale.ROOT));
        details.put("because", status.because());
        if (status.state() != MigrationState.DISABLED) {
            details.put("phase", status.activity().phase().name().toLowerCase(Locale.ROOT));
        }
        putActivity(status.activity(), details);
        if (!status.failureReason().isEmpty()) {
            // the message may contain SQL
            details.put("failure", status.failureReason());
        }
        status.latest().ifPresent(report -> details.putAll(counts(status.reports(), report)));
        return details;
    }

    private static void putActivity(MigrationActivity activity, Map<String, Object> details) {
        if (!activity.words().isEmpty()) {
            details.put("activity", activity.words());
        }
        if (!activity.operation().isEmpty()) {
            details.put("operation", activity.operation());
        }
        if (activity.percent() != null) {
            details.put("percent", activity.percent());
        }
        WaitingFor session = activity.waitingFor();
        if (session != null) {
            Map<String, Object> waitingFor = new LinkedHashMap<>();
            waitingFor.put("applicationName", session.applicationName());
            waitingFor.put("pid", session.pid());
            if (session.since() != null) {
                waitingFor.put("since", session.since().toString());
            }
            details.put("waitingFor", waitingFor);
        }
    }

    private static Map<String, Object> counts(List<MigrationReport> reports, MigrationReport report) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put(
                "applied",
                reports.stream().mapToInt(each -> each.applied().size()).sum());
        counts.put("pending", report.pending().size());
        counts.put("manual", report.plan().proposals(Safety.MANUAL).size());
        counts.put("incompatible", report.plan().proposals(Safety.INCOMPATIBLE).size());
        return counts;
    }
}
