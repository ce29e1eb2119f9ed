package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.ChangedNullability;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.QualifiedName;
import java.util.OptionalLong;

/** {@code ALTER COLUMN ... DROP NOT NULL}: ACCESS EXCLUSIVE for an instant, catalog only. The opposite is for a person. */
final class DropNotNull {

    static final String BECAUSE = "a column that admits more rejects nothing that it admitted before";

    private DropNotNull() {}

    static Remedy remedy(ChangedNullability difference, Circumstances circumstances) {
        if (!difference.desired().nullable()) {
            return tightening(difference, circumstances);
        }
        if (isInPrimaryKey(difference, circumstances) || difference.live().source() instanceof ColumnSource.Identity) {
            return Proposals.manual(
                    difference, "a column of the primary key or with identity is always NOT NULL", SqlScript.EMPTY);
        }
        return Remedy.of(Operation.of(
                Target.of(OperationKind.DROP_NOT_NULL, difference.table(), difference.subject()),
                Verdict.safe(BECAUSE),
                AlterTable.action(difference.table(), action(difference.live()))));
    }

    /** Returns the statement that lets a column admit NULL. */
    static String sql(QualifiedName table, Column column) {
        return AlterTable.head(table) + " " + action(column);
    }

    private static String action(Column column) {
        return "ALTER COLUMN " + quoted(column.name()) + " DROP NOT NULL";
    }

    private static Remedy tightening(ChangedNullability difference, Circumstances circumstances) {
        Column column = difference.desired();
        SqlScript script = Tightening.script(difference.table(), column, circumstances);
        String because = "rows or older instances may still write NULL";
        if (!column.traits().primitive()) {
            return Proposals.manual(difference, because, script);
        }
        var question = new Question.Nulls(difference.table(), column.name());
        OptionalLong nulls = circumstances.evidence().answer(question);
        if (nulls.isPresent() && nulls.getAsLong() > 0) {
            return Proposals.incompatible(
                    difference, "rows hold NULL, which a Java primitive cannot be read from", script);
        }
        Remedy manual = Proposals.manual(difference, because, script);
        return nulls.isPresent() ? manual : manual.asking(question);
    }

    private static boolean isInPrimaryKey(ChangedNullability difference, Circumstances circumstances) {
        return circumstances.live().schema().table(difference.table()).stream().anyMatch(table -> {
            var key = table.primaryKey();
            return key != null && key.columns().contains(difference.live().name());
        });
    }
}
