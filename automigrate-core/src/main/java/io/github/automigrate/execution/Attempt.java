package io.github.automigrate.execution;

import java.time.Duration;

/** What came of one attempt at an operation. */
public sealed interface Attempt {

    /**
     * Everything was executed.
     *
     * @param lockWait how long the statements waited for locks, as far as it was measured
     */
    record Succeeded(Duration lockWait) implements Attempt {}

    /**
     * It was not executed because somebody was in the way; trying again can help.
     *
     * @param obstacle who or what was in the way
     * @param statement the SQL that did not run
     */
    record Blocked(Obstacle obstacle, String statement) implements Attempt {

        /** Creates an attempt that something other than a session was in the way of. */
        public Blocked(String blocker, String statement) {
            this(Obstacle.of(blocker), statement);
        }

        /** Returns who or what was in the way, as a message shows it. */
        public String blocker() {
            return obstacle.words();
        }
    }

    /**
     * The server refused; trying again cannot help.
     *
     * @param sqlState the SQLSTATE
     * @param message the server's message
     * @param statement the SQL that failed
     */
    record Refused(String sqlState, String message, String statement) implements Attempt {}

    /**
     * The world was not as the plan had it: somebody else made the object meanwhile, or the connection was lost. A fresh
     * comparison tells what is left to do.
     */
    record Outdated(String reason, String statement) implements Attempt {}

    /** The statement would have rewritten the table or an index, so it was rolled back. */
    record Rewriting(String relation, String statement) implements Attempt {}

    /** It was cancelled because the application stops. */
    record Interrupted(String reason, String statement) implements Attempt {}

    /** Returns the visitor's answer for this kind of attempt. */
    default <R> R accept(Visitor<R> visitor) {
        if (this instanceof Succeeded attempt) {
            return visitor.visit(attempt);
        }
        if (this instanceof Blocked attempt) {
            return visitor.visit(attempt);
        }
        if (this instanceof Refused attempt) {
            return visitor.visit(attempt);
        }
        if (this instanceof Outdated attempt) {
            return visitor.visit(attempt);
        }
        return this instanceof Rewriting attempt ? visitor.visit(attempt) : visitor.visit((Interrupted) this);
    }

    /** An answer for every kind of attempt. */
    interface Visitor<R> {
        /** Answers for a success. */
        R visit(Succeeded attempt);

        /** Answers for an attempt that somebody was in the way of. */
        R visit(Blocked attempt);

        /** Answers for an attempt that the server refused. */
        R visit(Refused attempt);

        /** Answers for an attempt at something that has changed meanwhile. */
        R visit(Outdated attempt);

        /** Answers for an attempt that would have rewritten a relation. */
        R visit(Rewriting attempt);

        /** Answers for an attempt that was cancelled. */
        R visit(Interrupted attempt);
    }
}
