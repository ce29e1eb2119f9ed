package io.github.automigrate.plan;

/**
 * Whether SQL stays what it looks like when it is sent. Text of a mapping is put into questions to the server, and must
 * not end the question there to begin a statement of its own.
 */
public final class ContainedSql {

    private ContainedSql() {}

    /**
     * Returns whether the server takes the text for one statement, or for a part of one: no semicolon outside quotes, no
     * bracket that closes what the text did not open, no quote or comment that stays open. Comments that end are allowed.
     */
    public static boolean holds(String sql) {
        return !SqlSkeleton.of(SqlSkeleton.withoutComments(sql)).words().contains(";");
    }
}
