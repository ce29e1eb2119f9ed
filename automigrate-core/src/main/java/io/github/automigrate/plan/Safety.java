package io.github.automigrate.plan;

/** The classes of what can become of a difference. */
public enum Safety {
    /** A brief catalog change: no scan, no rewrite, older instances are not affected. */
    SAFE,
    /** May take long, but never blocks reads or writes; runs outside a transaction. */
    ONLINE,
    /** Rejects writes that an older instance may still send; runs only when asked for and when no row violates it. */
    RESTRICTIVE,
    /** Rewrites, blocks, may lose data, or needs a decision or privilege: reported with its SQL, never executed. */
    MANUAL,
    /** The application would fail on this schema and no automatic operation cures it. */
    INCOMPATIBLE,
    /** Worth knowing; nothing has to be done. */
    INFORMATION;

    /** Returns whether operations of this class may be executed without a person. */
    public boolean isAutomatic() {
        return this == SAFE || this == ONLINE || this == RESTRICTIVE;
    }
}
