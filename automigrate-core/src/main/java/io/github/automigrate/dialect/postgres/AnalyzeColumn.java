package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.plan.Lock;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.plan.Statement.RelationLock;
import io.github.automigrate.schema.QualifiedName;

/** {@code ANALYZE table(column)}: reads a sample under SHARE UPDATE EXCLUSIVE. */
final class AnalyzeColumn {

    static final String BECAUSE = "a change of type removes the statistics that the query planner needs";

    private AnalyzeColumn() {}

    static Operation operation(QualifiedName table, String column) {
        return Operation.of(
                Target.of(OperationKind.ANALYZE, table, "column " + column),
                Verdict.online(BECAUSE),
                Statement.online(
                        "ANALYZE " + quoted(table) + " (" + quoted(column) + ")",
                        new RelationLock(Lock.SHARE_UPDATE_EXCLUSIVE, table)));
    }
}
