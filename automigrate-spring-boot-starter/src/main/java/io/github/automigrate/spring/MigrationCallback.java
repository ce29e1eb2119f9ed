package io.github.automigrate.spring;

import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;

/**
 * A bean of this type takes part in the migrations of the application. Several are called in the order of
 * {@code @Order}, all on the thread that migrates. An exception of a callback ends the run: what was applied before stays,
 * and in the startup phase the application does not start.
 */
public interface MigrationCallback {

    /** Called before a run compares anything. {@code unit} is the bean name of the entity manager factory. */
    default void beforeRun(String unit, Phase phase) {}

    /**
     * Returns whether this plan may be executed; called under the lock. One callback that says no fails the run, so that a
     * back-up or an approval can be demanded.
     */
    default boolean approves(Plan plan) {
        return true;
    }

    /** Returns whether this operation may be executed; one callback that says no is enough to leave it out. */
    default boolean approves(Operation operation) {
        return true;
    }

    /** Called before the first attempt at an operation. */
    default void beforeOperation(Operation operation) {}

    /** Called when it is clear what became of an operation. */
    default void afterOperation(Outcome outcome) {}

    /** Called after a run that ended, with what it found and did. */
    default void afterRun(String unit, MigrationReport report) {}

    /**
     * Called after a run that failed; the exception is thrown or logged afterwards, and what this method throws is added to
     * it.
     */
    default void afterFailure(String unit, MigrationException failure) {}
}
