package io.github.automigrate.dialect.postgres;

import io.github.automigrate.execution.Obstacle;
import io.github.automigrate.execution.Session.Holder;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose lock we would wait for.
 *
 * @param transaction the virtual transaction, which two looks recognise it by
 * @param seconds the age of the transaction in seconds, or -1 when it is hidden from our role
 * @param held the lock, in words
 */
record Blocker(Kind kind, int processId, String transaction, double seconds, String held, Who who) {

    /** What kind of session it is. */
    enum Kind {
        /** A client's session. */
        CLIENT,
        /** An autovacuum worker, which PostgreSQL ends for us after deadlock_timeout. */
        AUTOVACUUM,
        /** An autovacuum worker against transaction id wraparound, which nothing ends. */
        WRAPAROUND,
        /** A transaction that was prepared for a two-phase commit and has no session. */
        PREPARED
    }

    /**
     * What a message shows of it; the text of its query is not among that.
     *
     * @param state idle in transaction, active and so on; null when it is hidden from our role
     */
    record Who(@Nullable String application, @Nullable String user, @Nullable String state) {}

    boolean isAgeHidden() {
        return seconds < 0;
    }

    /** Returns the blockers as a message shows them after these words, and the oldest of them; nobody when there are none. */
    static Obstacle obstacle(String words, Collection<Blocker> blockers) {
        return blockers.stream()
                .max(Comparator.comparingDouble(Blocker::seconds))
                .map(oldest -> new Obstacle(words + describe(blockers), oldest.holder()))
                .orElse(Obstacle.NOBODY);
    }

    private static String describe(Collection<Blocker> blockers) {
        return blockers.stream().map(Blocker::toString).collect(Collectors.joining(", "));
    }

    private Holder holder() {
        String application = who.application == null ? "" : who.application;
        return new Holder(processId, application, isAgeHidden() ? -1 : Math.round(seconds));
    }

    @Override
    public String toString() {
        return switch (kind) {
            case CLIENT -> "pid " + processId + " (" + name() + ", " + activity() + ", " + held + ")";
            case AUTOVACUUM -> "the autovacuum worker with pid " + processId + " (" + held + ")";
            case WRAPAROUND ->
                "the autovacuum worker with pid " + processId
                        + ", which protects the table from transaction id wraparound and must not be ended (" + held
                        + ")";
            case PREPARED ->
                "the prepared transaction '" + who.application + "' (" + age() + ", " + held
                        + "); COMMIT PREPARED or ROLLBACK PREPARED ends it";
        };
    }

    private String name() {
        String application = who.application == null || who.application.isEmpty() ? "no name" : who.application;
        return "application " + application + ", user " + who.user;
    }

    private String activity() {
        return who.state == null
                ? "its state is hidden from this role, which lacks pg_read_all_stats"
                : who.state + ", " + age();
    }

    private String age() {
        return "in a transaction for " + Math.max(0, Math.round(seconds)) + " s";
    }
}
