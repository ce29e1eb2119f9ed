package io.github.automigrate.execution;

import io.github.automigrate.execution.Session.Holder;
import org.jspecify.annotations.Nullable;

/**
 * Who or what a migration waits for.
 *
 * @param words as a message shows it: one or several sessions, or the database itself; empty when it is nobody
 * @param holder the session that has been in the way for longest, or null when it is no session that the server shows
 */
public record Obstacle(String words, @Nullable Holder holder) {

    /** Nobody is in the way. */
    public static final Obstacle NOBODY = new Obstacle("", null);

    /** Returns an obstacle that is no session. */
    public static Obstacle of(String words) {
        return new Obstacle(words, null);
    }

    /** Returns whether nobody is in the way. */
    public boolean isNobody() {
        return words.isEmpty();
    }

    @Override
    public String toString() {
        return words;
    }
}
