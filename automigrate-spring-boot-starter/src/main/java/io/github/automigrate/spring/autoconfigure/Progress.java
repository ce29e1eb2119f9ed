package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.spring.MigrationState;
import java.util.List;
import java.util.stream.Stream;

/** How far a migration is; replaced as a whole, so that other threads see one consistent value. */
record Progress(MigrationState state, String activity, String failure, List<MigrationReport> reports) {

    static final Progress PENDING = new Progress(MigrationState.PENDING, "", "", List.of());

    static final Progress DISABLED = new Progress(MigrationState.DISABLED, "", "", List.of());

    Progress {
        reports = List.copyOf(reports);
    }

    Progress with(MigrationState value, String newActivity) {
        return new Progress(value, newActivity, failure, reports);
    }

    Progress with(MigrationReport report) {
        return new Progress(
                state,
                "",
                failure,
                Stream.concat(reports.stream(), Stream.of(report)).toList());
    }

    Progress failed(String message) {
        return new Progress(MigrationState.FAILED, "", message, reports);
    }

    /** Returns how things stand when nothing more will run. */
    Progress finished() {
        if (reports.stream().flatMap(report -> report.outcomes().stream()).anyMatch(Progress::isFailed)) {
            return with(MigrationState.FAILED, "");
        }
        MigrationReport latest = reports.get(reports.size() - 1);
        boolean person = latest.isIncompatible()
                || !latest.plan().proposals(Safety.MANUAL).isEmpty();
        return with(person ? MigrationState.PENDING_MANUAL : MigrationState.UP, "");
    }

    private static boolean isFailed(Outcome outcome) {
        return outcome.result() == Outcome.Result.FAILED;
    }
}
