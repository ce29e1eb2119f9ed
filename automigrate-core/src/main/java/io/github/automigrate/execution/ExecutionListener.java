package io.github.automigrate.execution;

import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Plan;
import java.util.Optional;

/**
 * Hears what the execution of a plan is doing. The methods are called from the thread that migrates, except for {@link
 * #onProgress}, which is called from a thread of its own.
 */
public interface ExecutionListener {

    /** A listener that does nothing. */
    ExecutionListener NONE = new ExecutionListener() {};

    /** Returns who does not want the plan to be executed; called under the lock, before its first operation. */
    default Optional<String> objectorTo(Plan plan) {
        return Optional.empty();
    }

    /** Returns whether the operation may be executed; called before its first attempt. */
    default boolean approves(Operation operation) {
        return true;
    }

    /** Called before each attempt. */
    default void onAttempt(Operation operation, int attempt) {}

    /** Called when the run or an operation of it waits for somebody. */
    default void onWait(Obstacle obstacle) {}

    /** Called from time to time while a long statement runs. */
    default void onProgress(Progress progress) {}

    /** Called when it is clear what became of an operation. */
    default void onOutcome(Outcome outcome) {}

    /**
     * How far a long statement is.
     *
     * @param phase the phase in the server's words
     * @param percent 0 to 100 within the phase, or -1 when the server does not say
     * @param blocker whom the statement waits for, or nobody
     */
    record Progress(Operation operation, String phase, int percent, Obstacle blocker) {}
}
