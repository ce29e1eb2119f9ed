package io.github.automigrate;

/** What a start may do. */
public enum Mode {
    /** Compares and applies the automatic operations. */
    APPLY,
    /** Compares, applies nothing, and fails when the application could not work. */
    VALIDATE,
    /** Compares, applies nothing, and never fails. */
    REPORT,
    /** Compares again and again until another process has migrated. */
    WAIT,
    /** Does not touch the database at all. */
    OFF;

    /** Returns whether this mode changes the schema. */
    public boolean applies() {
        return this == APPLY;
    }
}
