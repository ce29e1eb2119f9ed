package io.github.automigrate.sample.activity;

/** What a user did. */
public enum Action {
    SIGN_IN,
    SIGN_OUT,
    SIGN_IN_FAILED,
    TOKEN_CREATED
}
