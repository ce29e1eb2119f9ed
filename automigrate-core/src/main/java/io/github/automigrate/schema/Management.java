package io.github.automigrate.schema;

/** How much of a table or column automigrate looks after. */
public enum Management {
    /** It is created and altered as the model asks. */
    FULL,
    /** It is created when missing and never altered afterwards; differences are not reported. */
    CREATE_ONLY,
    /** It is left alone: neither created, altered nor reported. */
    NONE
}
