package io.github.automigrate.execution;

import java.time.Duration;
import java.util.Locale;

/** How long a migration may wait and work, and how often it may try. */
public record Limits(Reading reading, Brief brief, Online online, Coordination coordination) {

    /** The limits that are right in production. */
    public static final Limits DEFAULTS =
            new Limits(Reading.DEFAULTS, Brief.DEFAULTS, Online.DEFAULTS, Coordination.DEFAULTS);

    /** Returns the duration as one writes it in properties: {@code 5m}, {@code 1m30s}, {@code 0.2s}. */
    public static String words(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    /**
     * The limits of looks at the catalog and at rows, which nobody queues behind.
     *
     * @param lockTimeout the longest wait for a lock: catalog functions such as {@code pg_get_indexdef} wait behind ACCESS
     *     EXCLUSIVE (measured on 15)
     * @param timeout the longest time for one query of the catalog
     * @param rowsTimeout the longest time for one question about the rows of a table; it stays unanswered then
     */
    public record Reading(Duration lockTimeout, Duration timeout, Duration rowsTimeout) {

        /** 5 s, 30 s, 5 s. */
        public static final Reading DEFAULTS =
                new Reading(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(5));
    }

    /**
     * The limits of brief statements, which others queue behind.
     *
     * @param queue how long, and behind whom, is waited for a lock
     * @param work how long the statement itself may take
     * @param retries how often and how long one operation is tried
     * @param budget the longest time that all operations of the startup phase may take together
     */
    public record Brief(Queue queue, Work work, Retries retries, Duration budget) {

        /** 60 s in all. */
        public static final Brief DEFAULTS =
                new Brief(Queue.DEFAULTS, Work.DEFAULTS, Retries.DEFAULTS, Duration.ofSeconds(60));
    }

    /**
     * How long, and behind whom, is waited for a lock.
     *
     * @param lockTimeout the longest wait for a lock while others queue behind it
     * @param blockerAge how old a transaction that holds a conflicting lock must be for us not to queue at all
     * @param autovacuumMargin what is added to the server's {@code deadlock_timeout}, after which an ordinary autovacuum worker
     *     gives way, when nobody else holds a conflicting lock
     * @param autovacuumLockTimeout the longest wait for an ordinary autovacuum worker; who would have to wait longer does not
     *     queue
     */
    public record Queue(
            Duration lockTimeout, Duration blockerAge, Duration autovacuumMargin, Duration autovacuumLockTimeout) {

        /** 200 ms, 1 s, 300 ms, 2.5 s. */
        public static final Queue DEFAULTS = new Queue(
                Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofMillis(2500));
    }

    /**
     * How long a brief statement may take, waits for locks excluded: the belt for the case that a change was thought to be one
     * of the catalog only, and is not.
     *
     * @param shared for a statement on a table that others use
     * @param unshared for a statement that touches only what it makes, which nobody waits for
     */
    public record Work(Duration shared, Duration unshared) {

        /** 1 s, 30 s. */
        public static final Work DEFAULTS = new Work(Duration.ofSeconds(1), Duration.ofSeconds(30));
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
     * @param cleanUpTimeout the longest time for removing what a failed statement left behind; later starts remove it otherwise
     * @param progressInterval how often the progress of an index build is reported
     * @param clientCheckInterval how soon the server notices that the client of a running statement has gone
     */
    public record Online(
            Duration budget, Duration cleanUpTimeout, Duration progressInterval, Duration clientCheckInterval) {

        /** 1 h, 30 s, 10 s, 10 s. */
        public static final Online DEFAULTS =
                new Online(Duration.ofHours(1), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(10));
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
