package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.literal;
import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.ChangedSource;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.schema.ColumnSource;

/**
 * {@code ALTER COLUMN ... SET DEFAULT}: ACCESS EXCLUSIVE for an instant; existing rows keep their values. A default that
 * exists is never changed or dropped, and identity and generation expressions are left to a person.
 */
final class SetDefault {

    static final String BECAUSE = "a default concerns rows to come that leave the column out";

    private SetDefault() {}

    static Remedy remedy(ChangedSource difference) {
        return difference.live().source() instanceof ColumnSource.Generated
                ? ofGenerated(difference)
                : difference.desired().source().accept(new Wanted(difference));
    }

    private static Remedy ofGenerated(ChangedSource difference) {
        String column = alter(difference);
        if (difference.desired().source() instanceof ColumnSource.Generated) {
            return Proposals.manual(
                    difference,
                    "another expression rewrites the table, and can be set since PostgreSQL 17 only",
                    SqlScript.of("-- rewrites the table: " + column + " SET EXPRESSION AS (...);"));
        }
        return Proposals.incompatible(
                difference,
                "PostgreSQL rejects every value that is written into a generated column",
                SqlScript.of(column + " DROP EXPRESSION;"));
    }

    private static String alter(ChangedSource difference) {
        return AlterTable.head(difference.table()) + " ALTER COLUMN "
                + quoted(difference.desired().name());
    }

    /** The remedies by what the entity wants; the database has no generated column. */
    private record Wanted(ChangedSource difference) implements ColumnSource.Visitor<Remedy> {

        @Override
        public Remedy visitNone() {
            // a default that the entity does not know disturbs nobody and is kept without a word
            return difference.live().source() instanceof ColumnSource.Identity
                    ? Proposals.manual(
                            difference,
                            "two sources of ids could give the same one twice",
                            SqlScript.of(
                                    "-- when the entity brings its own ids; its sequence must start above the highest one",
                                    alter(difference) + " DROP IDENTITY IF EXISTS;"))
                    : Remedy.NONE;
        }

        private boolean suitsLiveType() {
            var desired = difference.desired().type();
            var live = difference.live().type();
            return desired.equals(live) || TypeChange.between(desired, live) == TypeChange.CATALOG_ONLY;
        }

        @Override
        public Remedy visitDefault(ColumnSource.Default source) {
            String action = " SET DEFAULT " + ColumnSql.defaultValue(source.expression());
            if (difference.live().source() instanceof ColumnSource.None && !suitsLiveType()) {
                return Proposals.manual(
                        difference,
                        "the default is for the type of the entity, which the column does not have yet",
                        SqlScript.of(alter(difference) + action + ";"));
            }
            if (difference.live().source() instanceof ColumnSource.None) {
                return Remedy.of(Operation.of(
                        Target.of(OperationKind.SET_DEFAULT, difference.table(), difference.subject()),
                        Verdict.safe(BECAUSE).optional(),
                        AlterTable.action(
                                difference.table(),
                                "ALTER COLUMN " + quoted(difference.desired().name()) + action)));
            }
            String clear = difference.live().source() instanceof ColumnSource.Identity
                    ? " DROP IDENTITY IF EXISTS," + " ALTER COLUMN "
                            + quoted(difference.desired().name())
                    : "";
            return Proposals.manual(
                    difference,
                    "a default that exists may be somebody's decision",
                    SqlScript.of(alter(difference) + clear + action + ";"));
        }

        @Override
        public Remedy visitIdentity() {
            if (difference.live().source() instanceof ColumnSource.Default live) {
                return live.expression().sql().contains("nextval(")
                        ? Proposals.information(difference, "the column numbers its rows either way")
                        : Proposals.manual(difference, "PostgreSQL admits one source only", identity(true));
            }
            return Proposals.incompatible(
                    difference, "rows that are inserted without an id are rejected", identity(false));
        }

        @Override
        public Remedy visitGenerated(ColumnSource.Generated source) {
            return Proposals.manual(
                    difference,
                    "an existing column cannot become a generated one",
                    SqlScript.of(
                            "-- rewrites the table: add the generated column under another name and swap the names"));
        }

        private SqlScript identity(boolean dropsDefault) {
            String table = quoted(difference.table());
            String column = difference.desired().name();
            SqlScript script = dropsDefault ? SqlScript.of(alter(difference) + " DROP DEFAULT;") : SqlScript.EMPTY;
            return script.then(SqlScript.of(
                    "BEGIN;",
                    "-- the column must be NOT NULL already",
                    alter(difference) + " ADD GENERATED BY DEFAULT AS IDENTITY;",
                    "SELECT setval(pg_get_serial_sequence(" + literal(table) + ", " + literal(column)
                            + "), (SELECT coalesce(max(" + quoted(column) + "), 0) + 1 FROM " + table + "), false);",
                    "COMMIT;"));
        }
    }
}
