package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a process that only migrates tells when it ends.
 *
 * @param code the exit code, which is that of the result unless another one was asked for
 * @param failure the message of the failure that kept the units from being migrated, or empty
 */
record ExitReport(Result result, int code, String failure, List<MigrationStatus> units) {

    /** How a process that only migrates ends, and its usual code. */
    enum Result {
        IN_STEP(0),
        FAILED(1),
        PENDING(2),
        MANUAL(3);

        private final int code;

        Result(int code) {
            this.code = code;
        }
    }

    ExitReport {
        units = List.copyOf(units);
    }

    /**
     * Returns the report of migrations that ended.
     *
     * @param manualCode the code when everything automatic is done, the application works, and a change is left to a person
     */
    static ExitReport of(List<MigrationStatus> units, int manualCode) {
        Result result = result(units);
        boolean works = latest(units).stream().noneMatch(MigrationReport::isIncompatible);
        return new ExitReport(result, result == Result.MANUAL && works ? manualCode : result.code, "", units);
    }

    static ExitReport failed(String failure) {
        return new ExitReport(Result.FAILED, Result.FAILED.code, failure, List.of());
    }

    private static Result result(List<MigrationStatus> units) {
        if (units.stream().anyMatch(unit -> unit.state() == MigrationState.FAILED)) {
            return Result.FAILED;
        }
        List<MigrationReport> latest = latest(units);
        if (latest.stream().anyMatch(report -> !report.pending().isEmpty())) {
            return Result.PENDING;
        }
        return latest.stream().anyMatch(MigrationReport::isLeftToAPerson) ? Result.MANUAL : Result.IN_STEP;
    }

    /** Returns the pending operations of a unit that no phase has tried. */
    static List<Operation> untried(MigrationStatus unit) {
        Set<Operation.Target> tried = unit.reports().stream()
                .flatMap(report -> report.outcomes().stream())
                .map(outcome -> outcome.operation().target())
                .collect(Collectors.toSet());
        return unit.latest().stream()
                .flatMap(latest -> latest.pending().stream())
                .filter(operation -> !tried.contains(operation.target()))
                .toList();
    }

    private static List<MigrationReport> latest(List<MigrationStatus> units) {
        return units.stream().flatMap(unit -> unit.latest().stream()).toList();
    }

    /** Returns what the code means, without capital and full stop. */
    String meaning() {
        return switch (result) {
            case FAILED -> failure.isEmpty() ? "an operation failed" : "the migration failed";
            case PENDING -> "automatic changes are pending";
            case MANUAL -> "changes are left to a person";
            case IN_STEP ->
                units.stream().allMatch(unit -> unit.state() == MigrationState.DISABLED)
                        ? "no schema was looked at"
                        : "the schema is in step with the entities";
        };
    }
}
