package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.spring.MigrationActivity;
import io.github.automigrate.spring.MigrationState;
import java.util.List;
import java.util.stream.Stream;

/** How far a migration is; replaced as a whole, so that other threads see one consistent value. */
record Progress(MigrationState state, MigrationActivity activity, Failure failure, List<MigrationReport> reports) {

    static final Progress PENDING =
            new Progress(MigrationState.PENDING, MigrationActivity.none(Phase.STARTUP), Failure.NONE, List.of());

    static final Progress DISABLED =
            new Progress(MigrationState.DISABLED, MigrationActivity.none(Phase.STARTUP), Failure.NONE, List.of());

    Progress {
        reports = List.copyOf(reports);
    }

    /** The failure that ended a phase. */
    record Failure(String message, String reason) {

        static final Failure NONE = new Failure("", "");

        static Failure of(RuntimeException failure) {
            String reason = failure instanceof MigrationException known
                    ? known.reason().name()
                    : failure.getClass().getSimpleName();
            return new Failure(String.valueOf(failure.getMessage()), reason);
        }
    }

    Progress begun(Phase phase) {
        return new Progress(MigrationState.IN_PROGRESS, MigrationActivity.none(phase), failure, reports);
    }

    /** Returns what goes on in a run; what is heard after its end changes nothing any more. */
    Progress during(MigrationState value, MigrationActivity now) {
        boolean runs = state == MigrationState.IN_PROGRESS || state == MigrationState.WAITING;
        return runs ? new Progress(value, now, failure, reports) : this;
    }

    Progress with(MigrationReport report) {
        List<MigrationReport> all =
                Stream.concat(reports.stream(), Stream.of(report)).toList();
        return new Progress(state, MigrationActivity.none(report.phase()), Failure.NONE, all);
    }

    Progress awaitingOnline() {
        return new Progress(MigrationState.PENDING, MigrationActivity.none(Phase.ONLINE), failure, reports);
    }

    /** Returns how things stand when the startup phase is to be tried again after this failure. */
    Progress postponed(RuntimeException thrown) {
        return new Progress(
                MigrationState.PENDING, MigrationActivity.none(activity.phase()), Failure.of(thrown), reports);
    }

    boolean isPostponed() {
        return state == MigrationState.PENDING && !failure.equals(Failure.NONE);
    }

    Progress failed(RuntimeException thrown) {
        return new Progress(
                MigrationState.FAILED, MigrationActivity.none(activity.phase()), Failure.of(thrown), reports);
    }

    /** Returns how things stand when nothing more will run. */
    Progress finished() {
        MigrationActivity none = MigrationActivity.none(activity.phase());
        if (reports.stream().flatMap(report -> report.outcomes().stream()).anyMatch(Progress::isFailed)) {
            Failure operation = new Failure("", MigrationException.Reason.OPERATION_FAILED.name());
            return new Progress(MigrationState.FAILED, none, operation, reports);
        }
        MigrationReport latest = reports.get(reports.size() - 1);
        return new Progress(
                latest.isLeftToAPerson() ? MigrationState.PENDING_MANUAL : MigrationState.UP, none, failure, reports);
    }

    private static boolean isFailed(Outcome outcome) {
        return outcome.result() == Outcome.Result.FAILED;
    }
}
