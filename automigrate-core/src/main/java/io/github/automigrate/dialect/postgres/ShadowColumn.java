package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** Recipes that change the type of a column: through a second column that a trigger keeps equal, or in place. */
final class ShadowColumn {

    private ShadowColumn() {}

    /** Returns the recipe that never blocks: second column, trigger, batches, swap of names. */
    static SqlScript script(QualifiedName table, Column desired, Column live) {
        String name = desired.name();
        String next = ConstraintNames.joined(name, "", "new");
        return added(table, desired, next)
                .then(Backfill.batches(
                        table,
                        next,
                        converted(quoted(name), desired),
                        quoted(next) + " IS NULL AND " + quoted(name) + " IS NOT NULL"))
                .then(SqlScript.of("-- 3. give " + next + " the indexes, keys, checks and default of " + name
                        + " (indexes CONCURRENTLY), then swap"))
                .then(swapped(table, live, next));
    }

    /** Returns the recipe that alters the column at once, in a maintenance window. */
    static SqlScript inPlace(QualifiedName table, Column desired, List<String> obstacles) {
        List<String> lines = new ArrayList<>();
        lines.add("-- in a maintenance window, since reads and writes wait meanwhile");
        for (String obstacle : obstacles) {
            lines.add("-- drop before, and create again after, in the same transaction: " + obstacle);
        }
        lines.add(AlterTable.head(table) + " ALTER COLUMN " + quoted(desired.name()) + " TYPE "
                + PostgresSql.type(desired.type()) + ColumnSql.collation(desired) + ";");
        lines.add("ANALYZE " + quoted(table) + " (" + quoted(desired.name()) + ");");
        return new SqlScript(lines);
    }

    private static SqlScript added(QualifiedName table, Column desired, String next) {
        String copy = trigger(table, desired.name());
        String function = quoted(new QualifiedName(table.schema(), copy));
        Column second = new Column(next, desired.type(), true, ColumnSource.none(), desired.traits());
        return SqlScript.of(
                "-- 1. a second column, which a trigger fills; check the conversion first",
                AlterTable.head(table) + " ADD COLUMN " + ColumnSql.bare(second) + ";",
                "CREATE FUNCTION " + function + "() RETURNS trigger LANGUAGE plpgsql AS $copy$",
                "BEGIN",
                "  NEW." + quoted(next) + " := " + converted("NEW." + quoted(desired.name()), desired) + ";",
                "  RETURN NEW;",
                "END",
                "$copy$;",
                "CREATE TRIGGER " + quoted(copy) + " BEFORE INSERT OR UPDATE ON " + quoted(table)
                        + " FOR EACH ROW EXECUTE FUNCTION " + function + "();",
                "-- 2. existing rows");
    }

    private static SqlScript swapped(QualifiedName table, Column live, String next) {
        String name = live.name();
        String former = ConstraintNames.joined(name, "", "old");
        String copy = trigger(table, name);
        String rename = AlterTable.head(table) + " RENAME COLUMN ";
        List<String> lines = new ArrayList<>();
        lines.add("BEGIN;");
        lines.add("DROP TRIGGER " + quoted(copy) + " ON " + quoted(table) + ";");
        lines.add("DROP FUNCTION " + quoted(new QualifiedName(table.schema(), copy)) + "();");
        lines.add(rename + quoted(name) + " TO " + quoted(former) + ";");
        lines.add(rename + quoted(next) + " TO " + quoted(name) + ";");
        if (!live.nullable()) {
            lines.add("-- a column of the primary key needs a new key before this");
            lines.add(AlterTable.head(table) + " ALTER COLUMN " + quoted(former) + " DROP NOT NULL;");
        }
        lines.add("COMMIT;");
        lines.add("ANALYZE " + quoted(table) + " (" + quoted(name) + ");");
        lines.add("-- 4. when nobody needs the former values, drop the column " + former);
        return new SqlScript(lines);
    }

    private static String trigger(QualifiedName table, String column) {
        return ConstraintNames.joined(table.name(), column, "copy");
    }

    private static String converted(String value, Column desired) {
        return "CAST(" + value + " AS " + PostgresSql.type(desired.type()) + ")";
    }
}
