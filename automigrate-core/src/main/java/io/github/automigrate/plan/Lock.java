package io.github.automigrate.plan;

/**
 * The table-level lock modes, from the weakest to the strongest (PostgreSQL manual, section 13.3.1). Another dialect maps
 * its own onto them.
 */
public enum Lock {
    /** Conflicts with ACCESS EXCLUSIVE only; what a SELECT takes. */
    ACCESS_SHARE,
    /** What SELECT FOR UPDATE takes on the table. */
    ROW_SHARE,
    /** What INSERT, UPDATE and DELETE take. */
    ROW_EXCLUSIVE,
    /** Admits reads and writes; conflicts with itself, vacuum and schema changes. */
    SHARE_UPDATE_EXCLUSIVE,
    /** Blocks writes. */
    SHARE,
    /** Blocks writes and itself. */
    SHARE_ROW_EXCLUSIVE,
    /** Blocks everything but plain reads. */
    EXCLUSIVE,
    /** Blocks everything. */
    ACCESS_EXCLUSIVE;

    /** Returns the mode in the words of the manual, {@code SHARE UPDATE EXCLUSIVE}. */
    public String words() {
        return name().replace('_', ' ');
    }
}
