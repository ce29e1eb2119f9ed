package io.github.automigrate.spring;

import io.github.automigrate.plan.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a migration is doing right now. Nothing in it is SQL.
 *
 * @param phase the phase that runs, ran last, or will run next
 * @param words what goes on, in words; empty when nothing does
 * @param operation the relation and what of it is worked on, {@code public.book: index book_title} say; empty between
 *     operations
 * @param percent how far the current phase of an index build is, 0 to 100, or null when the server does not say
 * @param waitingFor the session that is waited for, or null when there is none, or none that the server shows
 */
public record MigrationActivity(
        Phase phase, String words, String operation, @Nullable Integer percent, @Nullable WaitingFor waitingFor) {

    /** Returns that nothing goes on. */
    public static MigrationActivity none(Phase phase) {
        return new MigrationActivity(phase, "", "", null, null);
    }

    /**
     * A session that a migration waits for.
     *
     * @param pid the process id of its server process, or 0 when it has none, as a prepared transaction
     * @param since since when it, or its transaction, exists; null when that is hidden from our role
     */
    public record WaitingFor(String applicationName, int pid, @Nullable Instant since) {}
}
