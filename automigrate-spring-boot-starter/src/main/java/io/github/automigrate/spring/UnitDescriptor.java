package io.github.automigrate.spring;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.live.Relation;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.plan.Statement.RelationLock;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint and the report of a run-and-exit say about one persistence unit: a stable form of its status, which
 * does not change when the inside does.
 *
 * @param phases what each phase that ended found and did
 * @param proposals what is left to a person, by the latest comparison
 * @param script the SQL that is left to a person
 */
public record UnitDescriptor(
        String state,
        String mode,
        String because,
        String readiness,
        String activity,
        String failure,
        List<PhaseDescriptor> phases,
        List<ProposalDescriptor> proposals,
        String script) {

    public UnitDescriptor {
        phases = List.copyOf(phases);
        proposals = List.copyOf(proposals);
    }

    /** Returns the stable form of the status. */
    public static UnitDescriptor of(MigrationStatus status) {
        Plan latest = status.latest().map(MigrationReport::plan).orElse(Plan.EMPTY);
        return new UnitDescriptor(
                status.state().name(),
                status.mode().name(),
                status.because(),
                status.readiness().name(),
                status.activity().words(),
                status.failure(),
                status.reports().stream().map(PhaseDescriptor::of).toList(),
                latest.proposals().stream().map(ProposalDescriptor::of).toList(),
                latest.manualScript().text());
    }

    /**
     * One phase.
     *
     * @param planned the operations of the plan, those of a later phase included
     * @param outcomes what became of those that were executed
     */
    public record PhaseDescriptor(
            String phase,
            int serverVersion,
            String schema,
            String planHash,
            long lockWaitMillis,
            long tookMillis,
            List<OperationDescriptor> planned,
            List<OutcomeDescriptor> outcomes) {

        public PhaseDescriptor {
            planned = List.copyOf(planned);
            outcomes = List.copyOf(outcomes);
        }

        static PhaseDescriptor of(MigrationReport report) {
            return new PhaseDescriptor(
                    report.phase().name(),
                    report.server().version(),
                    report.server().defaultSchema(),
                    report.plan().hash(),
                    report.timing().lockWait().toMillis(),
                    report.timing().took().toMillis(),
                    report.plan().operations().stream()
                            .map(operation -> OperationDescriptor.of(operation, report))
                            .toList(),
                    report.outcomes().stream()
                            .map(outcome -> OutcomeDescriptor.of(outcome, report))
                            .toList());
        }
    }

    /**
     * One operation.
     *
     * @param locks the locks on relations that existed before, {@code ACCESS EXCLUSIVE on public.book}
     * @param estimatedRows the rows of the relation by the statistics of the server, null when unknown
     * @param bytes the bytes of its heap by the statistics of the server, null when unknown
     */
    public record OperationDescriptor(
            String kind,
            String relation,
            List<String> subjects,
            String safety,
            String because,
            boolean required,
            List<String> locks,
            @Nullable Long estimatedRows,
            @Nullable Long bytes,
            List<String> sql) {

        public OperationDescriptor {
            subjects = List.copyOf(subjects);
            locks = List.copyOf(locks);
            sql = List.copyOf(sql);
        }

        /** Returns the stable form of an operation of the plan of this report. */
        public static OperationDescriptor of(Operation operation, MigrationReport report) {
            Relation.Size size = report.size(operation.target().relation());
            return new OperationDescriptor(
                    operation.target().kind().name(),
                    operation.target().relation().toString(),
                    operation.target().subjects(),
                    operation.verdict().safety().name(),
                    operation.verdict().because(),
                    operation.verdict().required(),
                    operation.locks().stream().map(RelationLock::toString).toList(),
                    orNull(size.estimatedRows()),
                    orNull(size.bytes()),
                    operation.sql());
        }

        private static @Nullable Long orNull(OptionalLong value) {
            return value.isPresent() ? value.getAsLong() : null;
        }
    }

    /** What became of one operation. */
    public record OutcomeDescriptor(
            OperationDescriptor operation,
            String result,
            String detail,
            int attempts,
            long waitedMillis,
            long tookMillis) {

        static OutcomeDescriptor of(Outcome outcome, MigrationReport report) {
            return new OutcomeDescriptor(
                    OperationDescriptor.of(outcome.operation(), report),
                    outcome.result().name(),
                    outcome.detail(),
                    outcome.effort().attempts(),
                    outcome.effort().waited().toMillis(),
                    outcome.effort().took().toMillis());
        }
    }

    /** One difference that is left as it is. */
    public record ProposalDescriptor(
            String safety, String relation, String subject, String finding, String because, List<String> sql) {

        public ProposalDescriptor {
            sql = List.copyOf(sql);
        }

        /** Returns the stable form of a proposal. */
        public static ProposalDescriptor of(Proposal proposal) {
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
