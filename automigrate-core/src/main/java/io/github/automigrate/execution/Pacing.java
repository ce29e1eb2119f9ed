package io.github.automigrate.execution;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The time as an executor knows it.
 *
 * @param nanoseconds the clock, which only ever grows
 * @param sleeper waits
 * @param random numbers from 0 to 1
 */
record Pacing(LongSupplier nanoseconds, Sleeper sleeper, DoubleSupplier random) {

    private static final double JITTER = 0.2;

    /** Waits for a while. */
    @FunctionalInterface
    interface Sleeper {
        /** Returns when the time is over, or sooner when there is no reason to wait any more. */
        void sleep(Duration duration) throws InterruptedException;
    }

    long now() {
        return nanoseconds.getAsLong();
    }

    Duration since(long start) {
        return Duration.ofNanos(now() - start);
    }

    Deadline in(Duration duration) {
        return new Deadline(nanoseconds, now(), duration);
    }

    /** Returns the pause after this many attempts: it doubles up to the longest one and varies, so that nobody steps in time. */
    Duration pause(Limits.Retries retries, int attempts) {
        long shortest = retries.pause().toNanos();
        long longest = Math.max(shortest, retries.longestPause().toNanos());
        double grown = Math.min((double) longest, shortest * Math.pow(2, attempts - 1));
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        return Duration.ofNanos((long) (grown * factor));
    }
}
