package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.AmbiguousColumn;
import io.github.automigrate.diff.UnexpectedCheck;
import io.github.automigrate.diff.UnexpectedColumn;
import io.github.automigrate.diff.UnexpectedForeignKey;
import io.github.automigrate.diff.UnexpectedIndex;
import io.github.automigrate.diff.UnexpectedUniqueKey;
import io.github.automigrate.diff.UnusableRelation;
import io.github.automigrate.live.Relation;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.QualifiedName;

/** What the database has without being asked. Nothing of it is ever removed or renamed. */
final class Unexpected {

    private static final String KEPT = "automigrate never removes anything";

    private Unexpected() {}

    static Remedy remedy(UnexpectedColumn difference, Circumstances circumstances) {
        Column live = difference.live();
        SqlScript renaming = renaming(difference);
        if (live.nullable() || !(live.source() instanceof ColumnSource.None)) {
            return Proposals.of(Safety.INFORMATION, difference, KEPT, renaming);
        }
        boolean inKey = circumstances.live().schema().table(difference.table()).stream()
                .anyMatch(table -> {
                    var key = table.primaryKey();
                    return key != null && key.columns().contains(live.name());
                });
        SqlScript relaxing = inKey
                ? SqlScript.of("-- the column belongs to the primary key: map it, or change the key")
                : SqlScript.of(DropNotNull.sql(difference.table(), live) + ";");
        return Proposals.incompatible(
                difference,
                "every INSERT of the entity is rejected, since the column is NOT NULL and has no default",
                relaxing.then(renaming));
    }

    static Remedy remedy(UnexpectedUniqueKey difference) {
        return Proposals.information(difference, KEPT);
    }

    static Remedy remedy(UnexpectedForeignKey difference) {
        return Proposals.information(difference, KEPT);
    }

    static Remedy remedy(UnexpectedCheck difference) {
        return Proposals.information(difference, KEPT);
    }

    static Remedy remedy(UnexpectedIndex difference) {
        return difference.valid()
                ? Proposals.information(difference, KEPT)
                : Proposals.manual(
                        difference,
                        "the index is invalid, so it slows writes and serves no query, but it is not one of the model's",
                        rebuilding(difference));
    }

    static Remedy remedy(UnusableRelation difference) {
        return difference.kind() == Relation.Kind.OTHER
                ? Proposals.incompatible(difference, "it holds neither rows nor columns", SqlScript.EMPTY)
                : Proposals.information(difference, "it is not an ordinary table, so somebody else looks after it");
    }

    static Remedy remedy(AmbiguousColumn difference) {
        return Proposals.incompatible(
                difference,
                "a second column that differs by its case alone would hide the values of the first",
                rename(
                        difference.table(),
                        difference.live().name(),
                        difference.desired().name()));
    }

    private static SqlScript rebuilding(UnexpectedIndex index) {
        return SqlScript.of(
                "-- when no build is running (pg_stat_progress_create_index), outside a transaction; or drop it",
                "REINDEX INDEX CONCURRENTLY "
                        + quoted(new QualifiedName(
                                index.table().schema(), index.live().name()))
                        + ";");
    }

    private static SqlScript rename(QualifiedName table, String from, String to) {
        return SqlScript.of(AlterTable.head(table) + " RENAME COLUMN " + quoted(from) + " TO " + quoted(to) + ";");
    }

    // the new column is added in the same run, so afterwards its values can only be copied
    private static SqlScript renaming(UnexpectedColumn difference) {
        SqlScript script = SqlScript.EMPTY;
        for (String name : difference.possibleNewNames()) {
            String former = difference.live().name();
            script = script.then(SqlScript.of(
                            "-- if the attribute was renamed to " + name + ", before that column is added: "
                                    + rename(difference.table(), former, name).oneLine(),
                            "-- or, after it was added, copy the values:"))
                    .then(Backfill.batches(
                            difference.table(),
                            name,
                            quoted(former),
                            quoted(name) + " IS NULL AND " + quoted(former) + " IS NOT NULL"));
        }
        return script;
    }
}
