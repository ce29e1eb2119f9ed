package io.github.automigrate.execution;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment after which nothing is tried any more. */
record Deadline(LongSupplier nanoseconds, long start, Duration duration) {

    /** The end of time. */
    static final Deadline NEVER = new Deadline(() -> 0, 0, Duration.ofNanos(Long.MAX_VALUE));

    Duration left() {
        return duration.minusNanos(nanoseconds.getAsLong() - start);
    }

    boolean isOver() {
        return left().isNegative() || left().isZero();
    }

    /** Returns whether the pause would end before the deadline. */
    boolean admits(Duration pause) {
        return left().compareTo(pause) > 0;
    }
}
