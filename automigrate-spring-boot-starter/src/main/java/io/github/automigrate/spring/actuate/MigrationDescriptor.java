package io.github.automigrate.spring.actuate;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.history.HistoryEntry;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.UnitDescriptor;
import io.github.automigrate.spring.UnitDescriptor.OperationDescriptor;
import io.github.automigrate.spring.UnitDescriptor.ProposalDescriptor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What the endpoint answers: a stable form of the reports, which does not change when the inside does.
 *
 * @param live a fresh comparison of each unit, null unless asked for
 * @param history the rows written last of each unit, null unless asked for
 */
record MigrationDescriptor(
        int formatVersion,
        Map<String, UnitDescriptor> units,
        @Nullable Map<String, LiveDescriptor> live,
        @Nullable Map<String, List<HistoryDescriptor>> history)
        implements OperationResponseBody {

    static MigrationDescriptor of(List<MigrationStatus> statuses) {
        Map<String, UnitDescriptor> units = new TreeMap<>();
        statuses.forEach(status -> units.put(status.unit(), UnitDescriptor.of(status)));
        return new MigrationDescriptor(1, units, null, null);
    }

    MigrationDescriptor withLive(Map<String, MigrationReport> reports) {
        Map<String, LiveDescriptor> fresh = new TreeMap<>();
        reports.forEach((unit, report) -> fresh.put(unit, LiveDescriptor.of(report)));
        return new MigrationDescriptor(formatVersion, units, fresh, history);
    }

    MigrationDescriptor withHistory(Map<String, List<HistoryEntry>> entries) {
        Map<String, List<HistoryDescriptor>> rows = new TreeMap<>();
        entries.forEach((unit, all) ->
                rows.put(unit, all.stream().map(HistoryDescriptor::of).toList()));
        return new MigrationDescriptor(formatVersion, units, live, rows);
    }

    /** How the database differs from the entities right now. */
    record LiveDescriptor(List<OperationDescriptor> planned, List<ProposalDescriptor> proposals, String script) {

        static LiveDescriptor of(MigrationReport report) {
            Plan plan = report.plan();
            return new LiveDescriptor(
                    plan.operations().stream()
                            .map(operation -> OperationDescriptor.of(operation, report))
                            .toList(),
                    plan.proposals().stream().map(ProposalDescriptor::of).toList(),
                    plan.manualScript().text());
        }
    }

    /** One row of the history. */
    record HistoryDescriptor(
            String recordedAt,
            String runId,
            String application,
            String version,
            String instance,
            String databaseUser,
            String phase,
            String operation,
            String relation,
            String subject,
            String sql,
            String outcome,
            long tookMillis,
            String detail) {

        static HistoryDescriptor of(HistoryEntry entry) {
            return new HistoryDescriptor(
                    entry.recordedAt().toString(),
                    entry.run().id().toString(),
                    entry.run().application(),
                    entry.run().version(),
                    entry.run().instance(),
                    entry.run().databaseUser(),
                    entry.run().phase(),
                    entry.operation(),
                    entry.relation(),
                    entry.subject(),
                    entry.sql(),
                    entry.outcome(),
                    entry.effort().tookMillis(),
                    entry.detail());
        }
    }
}
