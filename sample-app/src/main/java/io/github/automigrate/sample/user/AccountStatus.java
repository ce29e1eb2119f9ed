package io.github.automigrate.sample.user;

/** Whether a user may sign in. */
public enum AccountStatus {
    ACTIVE,
    LOCKED,
    DELETED,
    /** Signed up, but the e-mail address is not confirmed yet. New in 1.1: the check constraint has to admit it. */
    PENDING
}
