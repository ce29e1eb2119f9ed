package io.github.automigrate.execution;

import io.github.automigrate.plan.Operation;
import java.time.Duration;

/**
 * What became of an operation.
 *
 * @param detail what the result does not say: the error, the blocker; empty for an applied operation
 */
public record Outcome(Operation operation, Result result, Effort effort, String detail) {

    /** What became of it. */
    public enum Result {
        /** All statements were executed. */
        APPLIED,
        /** The budget ended while somebody was in the way; the next start tries again. */
        POSTPONED,
        /** The server refused; nothing of it remains. */
        FAILED,
        /** It would have rewritten a relation, so it was rolled back and is left to a person. */
        LEFT,
        /** It was cancelled because the application stops. */
        CANCELLED,
        /** A callback said no. */
        VETOED
    }

    /**
     * What it took.
     *
     * @param attempts the number of attempts
     * @param waited time spent waiting for locks and between attempts
     * @param took the whole time, waits included
     */
    public record Effort(int attempts, Duration waited, Duration took) {}

    /** Returns whether the operation was applied. */
    public boolean isApplied() {
        return result == Result.APPLIED;
    }
}
