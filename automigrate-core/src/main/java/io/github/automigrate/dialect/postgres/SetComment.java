package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.literal;
import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.ChangedComment;
import io.github.automigrate.plan.Lock;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.plan.Statement.RelationLock;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code COMMENT ON}: SHARE UPDATE EXCLUSIVE, so it waits for vacuum and index builds but hinders no query. */
final class SetComment {

    static final String BECAUSE = "a comment changes nothing but itself";

    private SetComment() {}

    static Remedy remedy(ChangedComment difference) {
        return Remedy.of(operation(difference.table(), difference.column(), difference.desired()));
    }

    /** Returns the operation that comments on the column, or on the table when there is no column. */
    static Operation operation(QualifiedName table, @Nullable String column, String comment) {
        String subject = column == null ? "comment" : "comment of column " + column;
        return Operation.of(
                Target.of(OperationKind.SET_COMMENT, table, subject),
                Verdict.safe(BECAUSE).optional(),
                Statement.brief(sql(table, column, comment), new RelationLock(Lock.SHARE_UPDATE_EXCLUSIVE, table)));
    }

    /** Returns the statements for all comments of a table. */
    static List<String> all(Table table) {
        List<String> all = new ArrayList<>();
        String ofTable = table.comment();
        if (ofTable != null) {
            all.add(sql(table.name(), null, ofTable));
        }
        for (Column column : table.columns()) {
            String ofColumn = column.traits().comment();
            if (ofColumn != null) {
                all.add(sql(table.name(), column.name(), ofColumn));
            }
        }
        return all;
    }

    private static String sql(QualifiedName table, @Nullable String column, String comment) {
        String object = column == null ? "TABLE " + quoted(table) : "COLUMN " + quoted(table) + "." + quoted(column);
        return "COMMENT ON " + object + " IS " + literal(comment);
    }
}
