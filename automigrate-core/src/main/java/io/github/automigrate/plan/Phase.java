package io.github.automigrate.plan;

/** When an operation runs. */
public enum Phase {
    /** Before anybody uses the schema: brief operations that the model requires. */
    STARTUP,
    /** While the application already runs: operations that take long and block nobody. */
    ONLINE
}
