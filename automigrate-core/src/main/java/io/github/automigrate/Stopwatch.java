package io.github.automigrate;

import java.time.Duration;

/** Measures elapsed time from its start, whatever happens to the wall clock. */
record Stopwatch(long startedAtNanos) {

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAtNanos);
    }
}
