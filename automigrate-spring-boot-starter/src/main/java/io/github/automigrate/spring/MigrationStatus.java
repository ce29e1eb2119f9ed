package io.github.automigrate.spring;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.Mode;
import java.util.List;
import java.util.Optional;

/**
 * How far the migration of one persistence unit is, and what it found and did.
 *
 * @param unit the bean name of the entity manager factory
 * @param because why this mode, or why nothing runs: a clause without capital and full stop
 * @param readiness whether the application should receive traffic, as far as its schema is concerned
 * @param activity what is going on right now
 * @param failure the message of the failure that ended a phase, SQL included, or empty
 * @param failureReason the name of the reason of that failure, without any text from outside, or empty
 * @param reports the reports of the phases that ended, in order
 */
public record MigrationStatus(
        String unit,
        Mode mode,
        String because,
        MigrationState state,
        Readiness readiness,
        MigrationActivity activity,
        String failure,
        String failureReason,
        List<MigrationReport> reports) {

    public MigrationStatus {
        reports = List.copyOf(reports);
    }

    /** Returns the report of the phase that ended last. */
    public Optional<MigrationReport> latest() {
        return reports.isEmpty() ? Optional.empty() : Optional.of(reports.get(reports.size() - 1));
    }

    /** Whether the application should receive traffic. */
    public enum Readiness {
        /** It should. */
        READY,
        /** Not yet. */
        HELD,
        /** Not before a person has looked. */
        FAILED
    }
}
