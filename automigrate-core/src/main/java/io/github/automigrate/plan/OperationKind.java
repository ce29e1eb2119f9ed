package io.github.automigrate.plan;

/**
 * What an operation does. The order of the constants is the order of a run: what others need comes first, what takes
 * long comes last. There is no constant for anything that removes, renames, narrows or rewrites.
 */
public enum OperationKind {
    /** Creates a database schema. */
    CREATE_NAMESPACE("S09", Phase.STARTUP),
    /** Creates an enum or composite type. */
    CREATE_TYPE("S09", Phase.STARTUP),
    /** Adds values to an enum type. */
    ADD_ENUM_VALUE("S09", Phase.STARTUP),
    /** Creates a sequence. */
    CREATE_SEQUENCE("S09", Phase.STARTUP),
    /** Creates a table with its keys, checks and plain indexes, without foreign keys. */
    CREATE_TABLE("S01", Phase.STARTUP),
    /** Grants to a role what it needs to use something that exists. */
    GRANT("S11", Phase.STARTUP),
    /** Adds a column. */
    ADD_COLUMN("S03", Phase.STARTUP),
    /** Widens the type of a column without touching its rows. */
    WIDEN_COLUMN("S08", Phase.STARTUP),
    /** Lets a column admit NULL. */
    DROP_NOT_NULL("S10", Phase.STARTUP),
    /** Gives a default to a column that has none. */
    SET_DEFAULT("S10", Phase.STARTUP),
    /** Replaces a value list by one that admits more. */
    WIDEN_CHECK("S10", Phase.STARTUP),
    /** Adds a check that holds for new rows at once. */
    ADD_CHECK("O06", Phase.STARTUP),
    /** Adds a foreign key, not yet validated unless its table is new. */
    ADD_FOREIGN_KEY("O05", Phase.STARTUP),
    /** Builds a missing index concurrently. */
    BUILD_INDEX("O01", Phase.ONLINE),
    /** Replaces what a failed concurrent build left behind. */
    REBUILD_INDEX("O02", Phase.ONLINE),
    /** Makes a unique index the carrier of its constraint. */
    ATTACH_UNIQUE_KEY("O03", Phase.ONLINE),
    /** Checks existing rows against a constraint while traffic runs. */
    VALIDATE_CONSTRAINT("O04", Phase.ONLINE),
    /** Collects the statistics that a widening removed: at once, since a later comparison would not miss them. */
    ANALYZE("D04", Phase.STARTUP),
    /** Sets a comment. */
    SET_COMMENT("D04", Phase.ONLINE);

    private final String code;
    private final Phase phase;

    OperationKind(String code, Phase phase) {
        this.code = code;
        this.phase = phase;
    }

    /** Returns the code of the operation in the catalog of operations. */
    public String code() {
        return code;
    }

    /** Returns the phase the operation runs in. */
    public Phase phase() {
        return phase;
    }

    /** Returns whether it only completes what an earlier operation on the same part of a relation began. */
    boolean completes() {
        return this == VALIDATE_CONSTRAINT || this == ANALYZE;
    }

    /** Returns the name in words, {@code build index}. */
    public String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
