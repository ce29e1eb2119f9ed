package io.github.automigrate;

/** What happens when the application cannot work on the schema and no automatic operation cures it. */
public enum OnIncompatible {
    /** Nothing is applied and the start fails. */
    FAIL,
    /** The safe operations are applied, the application starts, and readiness stays down. */
    HOLD,
    /** The safe operations are applied, the application starts, and a warning is logged. */
    WARN
}
