package io.github.automigrate.spring.actuate;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.history.HistoryEntry;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.spring.MigrationStatus;
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
        reports.forEach((unit, report) -> fresh.put(unit, LiveDescriptor.of(report.plan())));
        return new MigrationDescriptor(formatVersion, units, fresh, history);
    }

    MigrationDescriptor withHistory(Map<String, List<HistoryEntry>> entries) {
        Map<String, List<HistoryDescriptor>> rows = new TreeMap<>();
        entries.forEach((unit, all) ->
                rows.put(unit, all.stream().map(HistoryDescriptor::of).toList()));
        return new MigrationDescriptor(formatVersion, units, live, rows);
    }

    /**
     * One persistence unit.
     *
     * @param phases what each phase that ended found and did
     * @param proposals what is left to a person, by the latest comparison
     */
    record UnitDescriptor(
            String state,
            String mode,
            String because,
            String readiness,
            String activity,
            String failure,
            List<PhaseDescriptor> phases,
            List<ProposalDescriptor> proposals,
            String script) {

        static UnitDescriptor of(MigrationStatus status) {
            Plan latest = status.latest().map(MigrationReport::plan).orElse(Plan.EMPTY);
            return new UnitDescriptor(
                    status.state().name(),
                    status.mode().name(),
                    status.because(),
                    status.readiness().name(),
                    status.activity(),
                    status.failure(),
                    status.reports().stream().map(PhaseDescriptor::of).toList(),
                    latest.proposals().stream().map(ProposalDescriptor::of).toList(),
                    latest.manualScript().text());
        }
    }

    /**
     * One phase.
     *
     * @param planned the operations of the plan, those of a later phase included
     * @param outcomes what became of those that were executed
     */
    record PhaseDescriptor(
            String phase,
            int serverVersion,
            String schema,
            String planHash,
            long lockWaitMillis,
            long tookMillis,
            List<OperationDescriptor> planned,
            List<OutcomeDescriptor> outcomes) {

        static PhaseDescriptor of(MigrationReport report) {
            return new PhaseDescriptor(
                    report.phase().name(),
                    report.server().version(),
                    report.server().defaultSchema(),
                    report.plan().hash(),
                    report.timing().lockWait().toMillis(),
                    report.timing().took().toMillis(),
                    report.plan().operations().stream()
                            .map(OperationDescriptor::of)
                            .toList(),
                    report.outcomes().stream().map(OutcomeDescriptor::of).toList());
        }
    }

    /** How the database differs from the entities right now. */
    record LiveDescriptor(List<OperationDescriptor> planned, List<ProposalDescriptor> proposals, String script) {

        static LiveDescriptor of(Plan plan) {
            return new LiveDescriptor(
                    plan.operations().stream().map(OperationDescriptor::of).toList(),
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

    /** One operation. */
    record OperationDescriptor(
            String kind,
            String relation,
            List<String> subjects,
            String safety,
            String because,
            boolean required,
            List<String> sql) {

        static OperationDescriptor of(Operation operation) {
            return new OperationDescriptor(
                    operation.target().kind().name(),
                    operation.target().relation().toString(),
                    operation.target().subjects(),
                    operation.verdict().safety().name(),
                    operation.verdict().because(),
                    operation.verdict().required(),
                    operation.sql());
        }
    }

    /** What became of one operation. */
    record OutcomeDescriptor(
            OperationDescriptor operation,
            String result,
            String detail,
            int attempts,
            long waitedMillis,
            long tookMillis) {

        static OutcomeDescriptor of(Outcome outcome) {
            return new OutcomeDescriptor(
                    OperationDescriptor.of(outcome.operation()),
                    outcome.result().name(),
                    outcome.detail(),
                    outcome.effort().attempts(),
                    outcome.effort().waited().toMillis(),
                    outcome.effort().took().toMillis());
        }
    }

    /** One difference that is left as it is. */
    record ProposalDescriptor(
            String safety, String relation, String subject, String finding, String because, List<String> sql) {

        static ProposalDescriptor of(Proposal proposal) {
            return new ProposalDescriptor(
                    proposal.safety().name(),
                    proposal.relation().toString(),
                    proposal.subject(),
                    proposal.finding(),
                    proposal.because(),
                    proposal.script().lines());
        }
    }
}
