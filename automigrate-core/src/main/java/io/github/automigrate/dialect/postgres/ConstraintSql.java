package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.ForeignKey.ReferentialAction;
import io.github.automigrate.schema.UniqueKey;
import org.jspecify.annotations.Nullable;

/** Writes the definitions of constraints. */
final class ConstraintSql {

    private ConstraintSql() {}

    /** Returns the foreign key; its referenced columns are always named, so that pairs cannot be mixed up. */
    static String foreignKey(@Nullable String name, ForeignKey key) {
        return constraint(name) + "FOREIGN KEY (" + quoted(key.columns()) + ")" + references(key.reference());
    }

    /** Returns what stands behind the columns of a foreign key, or behind a column. */
    static String references(ForeignKey.Reference reference) {
        return " REFERENCES " + quoted(reference.table()) + " (" + quoted(reference.columns()) + ")"
                + action(" ON DELETE ", reference.onDelete())
                + action(" ON UPDATE ", reference.onUpdate());
    }

    /** Returns the check. */
    static String check(@Nullable String name, Check check) {
        return constraint(name) + "CHECK (" + check.condition().sql() + ")";
    }

    /** Returns the unique key. */
    static String uniqueKey(UniqueKey key) {
        return constraint(key.name()) + "UNIQUE " + (key.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "") + "("
                + quoted(key.columns()) + ")";
    }

    /** Returns the clause that names a constraint, or nothing when the server shall name it. */
    static String constraint(@Nullable String name) {
        return name == null ? "" : "CONSTRAINT " + quoted(name) + " ";
    }

    private static String action(String clause, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION
                ? ""
                : clause + action.name().replace('_', ' ');
    }
}
