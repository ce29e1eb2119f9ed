package io.github.automigrate.spring;

/** How far the migration of one persistence unit is. */
public enum MigrationState {
    /** Nothing has run yet, or the online phase has still to run. */
    PENDING,
    /** A phase is running. */
    IN_PROGRESS,
    /** A phase is running and waits for somebody: another instance, or a transaction that is in the way. */
    WAITING,
    /** Everything has run, and nothing is left to a person. */
    UP,
    /** Everything automatic has run, and a change is left to a person. */
    PENDING_MANUAL,
    /** A phase failed, or an operation of it. */
    FAILED,
    /** Nothing runs: switched off, or not a database that automigrate knows. */
    DISABLED;

    /** Returns whether nothing more will run. */
    public boolean isFinal() {
        return this != PENDING && this != IN_PROGRESS && this != WAITING;
    }
}
