package io.github.automigrate.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a state, with a limit. */
public final class Await {

    private static final Duration LOOK = Duration.ofMillis(20);

    private Await() {}

    /**
     * Returns once the state is reached.
     *
     * @param state the state in words, for the message
     * @throws AssertionError when the limit is over
     */
    public static void until(String state, Duration limit, BooleanSupplier reached) {
        long end = System.nanoTime() + limit.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not reached within " + limit + ": " + state);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Returns once the query finds a row. */
    public static void untilFound(PostgresDatabase database, Duration limit, String query) {
        until(query, limit, () -> !Sql.rows(database, query).isEmpty());
    }
}
