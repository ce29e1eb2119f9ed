package io.github.automigrate.plan;

import io.github.automigrate.schema.QualifiedName;
import java.util.List;
import java.util.stream.Stream;

/**
 * A piece of SQL that may be executed, together with its pace and the locks it takes. It cannot be made from SQL that is
 * not additive: {@link AdditiveSql} is asked in the constructor.
 *
 * @param head the statement, or its part before the comma-separated actions ({@code ALTER TABLE "public"."book"})
 * @param actions the actions of an ALTER TABLE, which may be merged with those of another one; empty for the rest
 * @param pace whether it is brief or online
 * @param locks the locks it takes on relations that existed before, strongest first; empty when there are none
 */
public record Statement(String head, List<String> actions, Pace pace, List<RelationLock> locks) {

    /**
     * Checks that the SQL is additive.
     *
     * @throws IllegalArgumentException when it is not
     */
    public Statement {
        actions = List.copyOf(actions);
        locks = List.copyOf(locks);
        AdditiveSql.require(sql(head, actions));
    }

    /** Returns a brief statement, which runs in a transaction under a short lock timeout. */
    public static Statement brief(String sql, RelationLock... locks) {
        return new Statement(sql, List.of(), Pace.BRIEF, List.of(locks));
    }

    /** Returns one action of a brief ALTER TABLE. */
    public static Statement alter(String alterTable, String action, RelationLock... locks) {
        return new Statement(alterTable, List.of(action), Pace.BRIEF, List.of(locks));
    }

    /** Returns a statement that may take long and runs outside a transaction. */
    public static Statement online(String sql, RelationLock... locks) {
        return new Statement(sql, List.of(), Pace.ONLINE, List.of(locks));
    }

    /** Returns the whole SQL, without a semicolon. */
    public String sql() {
        return sql(head, actions);
    }

    /** Returns whether the other statement alters the same table under the same locks, so that one ALTER can do both. */
    public boolean mergesWith(Statement other) {
        return !actions.isEmpty()
                && !other.actions.isEmpty()
                && head.equals(other.head)
                && pace == other.pace
                && locks.equals(other.locks);
    }

    /** Returns the one ALTER TABLE that does what both do. */
    public Statement mergedWith(Statement other) {
        List<String> both =
                Stream.concat(actions.stream(), other.actions.stream()).toList();
        return new Statement(head, both, pace, locks);
    }

    private static String sql(String head, List<String> actions) {
        return actions.isEmpty() ? head : head + " " + String.join(", ", actions);
    }

    /** How a statement runs. */
    public enum Pace {
        /** In a transaction, within milliseconds, under a short lock timeout. */
        BRIEF,
        /** Outside a transaction, as long as it takes within its own budget, blocking nobody. */
        ONLINE
    }

    /** Returns the locks that these statements take on relations that existed before, each once. */
    public static List<RelationLock> locks(List<Statement> statements) {
        return statements.stream()
                .flatMap(statement -> statement.locks.stream())
                .distinct()
                .toList();
    }

    /** A lock on a relation. */
    public record RelationLock(Lock mode, QualifiedName relation) {

        /** Returns {@code ACCESS EXCLUSIVE on public.book}. */
        @Override
        public String toString() {
            return mode.words() + " on " + relation;
        }
    }
}
