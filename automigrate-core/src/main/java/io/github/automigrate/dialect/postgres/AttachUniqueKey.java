package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.InvalidIndex;
import io.github.automigrate.diff.MissingUniqueKey;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.UniqueKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code ADD CONSTRAINT ... UNIQUE USING INDEX}: ACCESS EXCLUSIVE for an instant, without a scan, on a unique index that
 * was built concurrently under the name of the constraint.
 */
final class AttachUniqueKey {

    static final String BECAUSE = "the finished unique index becomes the constraint without a scan";

    private AttachUniqueKey() {}

    static Remedy remedy(MissingUniqueKey difference, Circumstances circumstances) {
        QualifiedName table = difference.table();
        UniqueKey key = difference.desired();
        Index carrier = difference.carrier();
        if (carrier != null) {
            return isWaitingFor(carrier, table, circumstances)
                    ? Proposals.manual(
                            difference,
                            "its index " + carrier.name() + " has to be built again first",
                            Proposals.script(operation(difference, carrier.name())))
                    : Remedy.of(operation(difference, carrier.name()));
        }
        String name = ConstraintNames.of(table, key, circumstances);
        var index = new Index(name, definition(key));
        Optional<Remedy> obstacle = BuildIndex.obstacle(difference, table, index, circumstances);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        Admission admission = admission(difference, circumstances);
        Verdict verdict = admission.kind() == Admission.Kind.RESTRICTIVE
                ? Verdict.restrictive(BuildIndex.RESTRICTIVE)
                : Verdict.online(BuildIndex.BECAUSE);
        Operation build = BuildIndex.operation(table, index, verdict);
        Operation attach = operation(difference, name);
        if (admission.kind() != Admission.Kind.REFUSED) {
            return Remedy.of(build, attach);
        }
        Remedy refused = Proposals.manual(
                difference,
                admission.because(),
                Violations.duplicates(table, key.columns()).then(Proposals.script(build, attach)));
        for (Question question : admission.open()) {
            refused = refused.asking(question);
        }
        return refused;
    }

    // an invalid index comes with a difference of its own, which may be left to a person
    private static boolean isWaitingFor(Index carrier, QualifiedName table, Circumstances circumstances) {
        boolean invalid = circumstances.live().relation(table).stream()
                .anyMatch(relation -> relation.pending().invalidIndexes().contains(carrier.name()));
        return invalid
                && !new PostgresRemedies()
                        .remedy(new InvalidIndex(table, carrier), circumstances)
                        .proposals()
                        .isEmpty();
    }

    private static Index.Definition definition(UniqueKey key) {
        return new Index.Definition(
                true,
                "btree",
                key.columns().stream().map(Index.Key::column).toList(),
                List.of(),
                null,
                key.nullsNotDistinct());
    }

    private static Admission admission(MissingUniqueKey difference, Circumstances circumstances) {
        UniqueKey key = difference.desired();
        if (difference.onNewColumn() && repeatsAValue(difference, circumstances)) {
            return Sizes.isEmpty(difference.table(), circumstances)
                    ? Admission.ofNewColumn()
                    : new Admission(
                            Admission.Kind.REFUSED,
                            "every existing row would have the same value",
                            Set.of(new Question.AnyRow(difference.table())));
        }
        if (difference.onNewColumn()) {
            return Admission.ofNewColumn();
        }
        // a column without any value makes duplicates impossible, unless NULLs count as equal
        Set<String> columns = key.nullsNotDistinct() ? Set.of() : Set.copyOf(key.columns());
        return Admission.of(columns, new Question.Duplicates(difference.table(), key.columns()), circumstances);
    }

    // a default, or NULL where NULLs count as equal, would stand in every row
    private static boolean repeatsAValue(MissingUniqueKey difference, Circumstances circumstances) {
        return difference.desired().nullsNotDistinct()
                || circumstances.desired().table(difference.table()).stream()
                        .flatMap(table -> table.columns().stream())
                        .filter(column -> difference.desired().columns().contains(column.name()))
                        .map(Column::source)
                        .anyMatch(source -> !(source instanceof ColumnSource.None));
    }

    // brief and not mergeable: one index that could not be built must not hold back the others
    private static Operation operation(MissingUniqueKey difference, String index) {
        QualifiedName table = difference.table();
        String sql =
                AlterTable.head(table) + " ADD CONSTRAINT " + quoted(index) + " UNIQUE USING INDEX " + quoted(index);
        return Operation.of(
                Target.of(OperationKind.ATTACH_UNIQUE_KEY, table, difference.subject()),
                Verdict.online(BECAUSE),
                Statement.brief(sql, AlterTable.exclusive(table)));
    }
}
