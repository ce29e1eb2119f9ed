package io.github.automigrate.dialect.postgres;

import io.github.automigrate.diff.InvalidIndex;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Drops an invalid index and builds it again, both CONCURRENTLY under SHARE UPDATE EXCLUSIVE. That is no loss: an invalid
 * index serves no query, but slows writes, and a unique one already rejects duplicates.
 */
final class RebuildIndex {

    static final String BECAUSE = "a failed build left it behind, and it is built again while reads and writes go on";

    private RebuildIndex() {}

    static Remedy remedy(InvalidIndex difference, Circumstances circumstances) {
        QualifiedName table = difference.table();
        Index index = difference.desired();
        Optional<Remedy> obstacle = BuildIndex.obstacle(difference, table, index, circumstances);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        Statement drop = BuildIndex.drop(table, index);
        Statement create = Statement.online(IndexSql.createConcurrently(table, index), BuildIndex.lock(table));
        Operation rebuild = operation(difference, BECAUSE, drop, create);
        return index.definition().unique() ? unique(difference, rebuild, circumstances) : Remedy.of(rebuild);
    }

    private static Remedy unique(InvalidIndex difference, Operation rebuild, Circumstances circumstances) {
        List<String> columns = difference.desired().definition().keys().stream()
                .filter(key -> !key.computed())
                .map(key -> key.expression().sql())
                .toList();
        var question = new Question.Duplicates(difference.table(), columns);
        OptionalLong duplicates = circumstances.evidence().answer(question);
        if (duplicates.isPresent() && duplicates.getAsLong() == 0) {
            return Remedy.of(rebuild);
        }
        SqlScript script = Violations.duplicates(difference.table(), columns).then(Proposals.script(rebuild));
        return duplicates.isPresent()
                ? Proposals.manual(
                        difference,
                        Violations.words(duplicates.getAsLong()) + ", and the leftover rejects further duplicates",
                        script)
                : Proposals.manual(difference, "nobody knows yet whether existing rows violate it", script)
                        .asking(question);
    }

    private static Operation operation(InvalidIndex difference, String because, Statement... statements) {
        return Operation.of(
                        Target.of(OperationKind.REBUILD_INDEX, difference.table(), difference.subject()),
                        Verdict.online(because),
                        statements)
                .cleanedUpBy(BuildIndex.drop(difference.table(), difference.desired()));
    }
}
