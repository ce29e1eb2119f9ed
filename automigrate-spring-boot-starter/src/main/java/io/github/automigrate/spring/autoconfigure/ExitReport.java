package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import java.util.List;

/**
 * What a process that only migrates tells when it ends.
 *
 * @param code the exit code
 * @param failure the message of the failure that kept the units from being migrated, or empty
 */
record ExitReport(int code, String failure, List<MigrationStatus> units) {

    private static final int FAILED = 1;

    private static final int PENDING = 2;

    private static final int MANUAL = 3;

    ExitReport {
        units = List.copyOf(units);
    }

    static ExitReport of(List<MigrationStatus> units) {
        return new ExitReport(code(units), "", units);
    }

    static ExitReport failed(String failure) {
        return new ExitReport(FAILED, failure, List.of());
    }

    private static int code(List<MigrationStatus> units) {
        if (units.stream().anyMatch(unit -> unit.state() == MigrationState.FAILED)) {
            return FAILED;
        }
        List<MigrationReport> latest =
                units.stream().flatMap(unit -> unit.latest().stream()).toList();
        if (latest.stream().anyMatch(report -> !report.pending().isEmpty())) {
            return PENDING;
        }
        return latest.stream().anyMatch(ExitReport::leavesSomethingToAPerson) ? MANUAL : 0;
    }

    private static boolean leavesSomethingToAPerson(MigrationReport report) {
        return report.isIncompatible()
                || !report.plan().proposals(Safety.MANUAL).isEmpty();
    }

    /** Returns what the code means, without capital and full stop. */
    String meaning() {
        return switch (code) {
            case FAILED -> failure.isEmpty() ? "an operation failed" : "the migration failed";
            case PENDING -> "automatic changes are pending";
            case MANUAL -> "changes are left to a person";
            default ->
                units.stream().allMatch(unit -> unit.state() == MigrationState.DISABLED)
                        ? "no schema was looked at"
                        : "the schema is in step with the entities";
        };
    }
}
