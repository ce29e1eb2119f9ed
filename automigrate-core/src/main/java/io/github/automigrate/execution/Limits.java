package io.github.automigrate.execution;

import java.time.Duration;

/** How long a migration may wait and work, and how often it may try. */
public record Limits(Brief brief, Online online, Coordination coordination) {

    /** The limits that are right in production. */
    public static final Limits DEFAULTS = new Limits(Brief.DEFAULTS, Online.DEFAULTS, Coordination.DEFAULTS);

    /**
     * The limits of brief statements, which others queue behind.
     *
     * @param lockTimeout the longest wait for a lock while others queue behind it
     * @param blockerAge how old a transaction that holds a conflicting lock must be for us not to queue at all
     * @param retries how often and how long one operation is tried
     * @param budget the longest time that all operations of the startup phase may take together
     */
    public record Brief(Duration lockTimeout, Duration blockerAge, Retries retries, Duration budget) {

        /** 200 ms, 1 s, and 60 s in all. */
        public static final Brief DEFAULTS =
                new Brief(Duration.ofMillis(200), Duration.ofSeconds(1), Retries.DEFAULTS, Duration.ofSeconds(60));

        /**
         * Returns the longest time that a statement may take with this lock timeout: the belt for the case that a change was
         * thought to be one of the catalog only, and is not.
         */
        public Duration statementTimeout(Duration lockTimeout) {
            return lockTimeout.plusSeconds(1);
        }
    }

    /**
     * How one operation is tried again.
     *
     * @param attempts the largest number of attempts
     * @param pause the shortest pause between two attempts; it grows up to {@code longestPause} and is jittered by 20 %
     * @param longestPause the longest pause between two attempts
     * @param budget the longest time for all attempts of one operation together
     */
    public record Retries(int attempts, Duration pause, Duration longestPause, Duration budget) {

        /** 100 attempts within 60 s, pausing 1 s to 5 s. */
        public static final Retries DEFAULTS =
                new Retries(100, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(60));
    }

    /**
     * The limits of statements that take long and block nobody. A short lock timeout would leave invalid indexes behind.
     *
     * @param budget the longest time for one statement, its waits included
     * @param progressInterval how often the progress of an index build is reported
     * @param clientCheckInterval how soon the server notices that the client of a running statement has gone
     */
    public record Online(Duration budget, Duration progressInterval, Duration clientCheckInterval) {

        /** 1 h, 10 s, 10 s. */
        public static final Online DEFAULTS =
                new Online(Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    /**
     * How instances take turns.
     *
     * @param longestWait the longest wait for another instance that migrates
     * @param pollInterval the pause between two looks, jittered by 20 %
     */
    public record Coordination(Duration longestWait, Duration pollInterval) {

        /** 5 min, 500 ms. */
        public static final Coordination DEFAULTS = new Coordination(Duration.ofMinutes(5), Duration.ofMillis(500));
    }
}
