package io.github.automigrate.schema;

import java.util.List;

/** What a role that owns nothing can be granted, and what it needs to work with it. */
public enum Grantable {
    /** A database schema, without which nothing in it can be reached. */
    NAMESPACE,
    /** A table. */
    TABLE,
    /** A sequence that ids are taken from. */
    SEQUENCE;

    /** Returns the privileges that a role needs, in the words of SQL. */
    public List<String> privileges() {
        return switch (this) {
            case NAMESPACE -> List.of("USAGE");
            case TABLE -> List.of("SELECT", "INSERT", "UPDATE", "DELETE");
            case SEQUENCE -> List.of("USAGE", "SELECT");
        };
    }
}
