package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.QualifiedName;
import java.util.Set;

/**
 * The recipe that makes a column NOT NULL without scanning under an exclusive lock: a validated check spares SET NOT NULL
 * the scan (PostgreSQL 12); since 18 NOT NULL itself can be NOT VALID.
 */
final class Tightening {

    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "real", "double precision", "numeric");

    private Tightening() {}

    static SqlScript script(QualifiedName table, Column column, Circumstances circumstances) {
        return values(table, column).then(constraint(table, column.name(), circumstances));
    }

    /** Returns the part after every row has a value. */
    static SqlScript constraint(QualifiedName table, String column, Circumstances circumstances) {
        String alter = AlterTable.head(table);
        String name = quoted(ConstraintNames.joined(table.name(), column, "not_null"));
        String validate = alter + " VALIDATE CONSTRAINT " + name + ";";
        if (circumstances.policy().serverVersion() >= 180_000) {
            return SqlScript.of(
                    "-- when every instance writes a value: for new rows at once, then for the older ones",
                    alter + " ADD CONSTRAINT " + name + " NOT NULL " + quoted(column) + " NOT VALID;",
                    validate);
        }
        return SqlScript.of(
                "-- when every instance writes a value: one statement after the other, each in its own transaction",
                alter + " ADD CONSTRAINT " + name + " CHECK (" + quoted(column) + " IS NOT NULL) NOT VALID;",
                validate,
                alter + " ALTER COLUMN " + quoted(column) + " SET NOT NULL;",
                alter + " DROP CONSTRAINT " + name + ";");
    }

    private static SqlScript values(QualifiedName table, Column column) {
        String type = column.type().name();
        String value = NUMBERS.contains(type) ? "0" : "boolean".equals(type) ? "false" : "";
        if (column.traits().primitive() && !value.isEmpty()) {
            return SqlScript.of("-- give every row a value; the default of a Java primitive is a suggestion")
                    .then(Backfill.batches(table, column.name(), value));
        }
        String example = value.isEmpty() ? "..." : value;
        return SqlScript.of("-- first give every row a value, in batches when there are many: UPDATE " + quoted(table)
                + " SET " + quoted(column.name()) + " = " + example + " WHERE " + quoted(column.name())
                + " IS NULL;");
    }
}
