package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.ChangedCollation;
import io.github.automigrate.diff.ChangedCompositeType;
import io.github.automigrate.diff.ChangedForeignKey;
import io.github.automigrate.diff.ChangedIndex;
import io.github.automigrate.diff.ChangedPrimaryKey;
import io.github.automigrate.diff.MissingPrimaryKey;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.schema.CompositeType.Attribute;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes that put one thing in the place of another, for which something would have to be removed: never automatic. */
final class Replacement {

    private static final String REMOVES = "what is there would have to be removed, which is a person's decision";

    private Replacement() {}

    static Remedy remedy(MissingPrimaryKey difference, Circumstances circumstances) {
        return Proposals.manual(
                difference,
                "the columns must be unique and NOT NULL in every row first",
                primaryKey(difference.table(), difference.desired(), null, circumstances));
    }

    static Remedy remedy(ChangedPrimaryKey difference, Circumstances circumstances) {
        return Proposals.manual(
                difference,
                "foreign keys, replication and every older instance rely on the key that is there",
                primaryKey(difference.table(), difference.desired(), difference.live(), circumstances));
    }

    static Remedy remedy(ChangedForeignKey difference) {
        QualifiedName table = difference.table();
        String alter = AlterTable.head(table);
        String next = ConstraintNames.joined(
                table.name(), String.join("_", difference.desired().columns()), "fkey_new");
        List<String> lines =
                new ArrayList<>(Violations.orphans(table, difference.desired()).lines());
        lines.add(alter + " ADD " + ConstraintSql.foreignKey(next, difference.desired()) + " NOT VALID;");
        lines.add(alter + " VALIDATE CONSTRAINT " + quoted(next) + ";");
        String former = difference.live().name();
        if (former != null) {
            lines.add(alter + " DROP CONSTRAINT " + quoted(former) + ";");
            lines.add(alter + " RENAME CONSTRAINT " + quoted(next) + " TO " + quoted(former) + ";");
        }
        return Proposals.manual(difference, REMOVES, new SqlScript(lines));
    }

    static Remedy remedy(ChangedIndex difference) {
        QualifiedName table = difference.table();
        String name = difference.desired().name();
        var next = new Index(
                ConstraintNames.joined(name, "", "new"), difference.desired().definition());
        return Proposals.manual(
                difference,
                REMOVES,
                SqlScript.of(
                        "-- one statement after the other, outside a transaction",
                        IndexSql.createConcurrently(table, next) + ";",
                        IndexSql.dropConcurrently(table, name) + ";",
                        "ALTER INDEX " + quoted(new QualifiedName(table.schema(), next.name())) + " RENAME TO "
                                + quoted(name) + ";"));
    }

    static Remedy remedy(ChangedCollation difference) {
        return Proposals.manual(
                difference,
                "every index over the column would be rebuilt while nobody can read the table",
                ShadowColumn.inPlace(difference.table(), difference.desired(), List.of()));
    }

    static Remedy remedy(ChangedCompositeType difference) {
        List<String> lines = new ArrayList<>();
        for (Attribute attribute : difference.desired().attributes()) {
            if (!difference.live().attributes().contains(attribute)) {
                lines.add(attribute(difference, attribute));
            }
        }
        return Proposals.manual(
                difference, "older instances read and write the attributes by position", new SqlScript(lines));
    }

    private static String attribute(ChangedCompositeType difference, Attribute attribute) {
        boolean isKnown = difference.live().attributes().stream()
                .anyMatch(live -> live.name().equals(attribute.name()));
        String alter = "ALTER TYPE " + quoted(difference.relation()) + (isKnown ? " ALTER" : " ADD") + " ATTRIBUTE "
                + quoted(attribute.name()) + (isKnown ? " TYPE " : " ") + PostgresSql.type(attribute.type()) + ";";
        // PostgreSQL refuses to alter the type of an attribute that a table uses
        return isKnown ? "-- only while no column uses the type: " + alter : alter;
    }

    private static SqlScript primaryKey(
            QualifiedName table, PrimaryKey desired, @Nullable PrimaryKey live, Circumstances circumstances) {
        String alter = AlterTable.head(table);
        String name = desired.name() == null ? ConstraintNames.joined(table.name(), "", "pkey") : desired.name();
        String building = live == null ? name : ConstraintNames.joined(name, "", "new");
        SqlScript script = Violations.duplicates(table, desired.columns());
        for (String column : desired.columns()) {
            script = script.then(Tightening.constraint(table, column, circumstances));
        }
        script = script.then(SqlScript.of(
                "-- outside a transaction:",
                "CREATE UNIQUE INDEX CONCURRENTLY " + quoted(building) + " ON " + quoted(table) + " ("
                        + quoted(desired.columns()) + ");"));
        String former = live == null ? null : live.name();
        String drop = former == null ? "" : " DROP CONSTRAINT " + quoted(former) + ",";
        return script.then(SqlScript.of(alter + drop + " ADD CONSTRAINT " + quoted(name) + " PRIMARY KEY USING INDEX "
                + quoted(building) + ";"));
    }
}
