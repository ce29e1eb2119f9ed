package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.ChangedType;
import io.github.automigrate.live.Relation.Dependent;
import io.github.automigrate.live.Relation.DependentKind;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code ALTER COLUMN ... TYPE} where the catalog alone changes: ACCESS EXCLUSIVE for an instant. The statistics of the
 * column are lost, so ANALYZE follows. A server-prepared statement that reads the column fails once with SQLSTATE 0A000.
 * A check of the column is put back NOT VALID in the same statement, since PostgreSQL would scan the table for it.
 */
final class WidenColumn {

    static final String BECAUSE =
            "every value is already stored in the wider form; a prepared statement that reads it may fail once with 0A000";

    static final String BECAUSE_EMPTY = "the table has no row that would have to be written anew";

    // the statistics of an indexed column matter to the plans of a table of this size
    private static final long ROWS_THAT_NEED_STATISTICS = 1_000_000;

    private static final Set<DependentKind> HARMLESS = Set.of(DependentKind.INDEX, DependentKind.CHECK);

    private WidenColumn() {}

    static Remedy remedy(ChangedType difference, Circumstances circumstances) {
        Column desired = difference.desired();
        return switch (TypeChange.between(desired.type(), difference.live().type())) {
            case CATALOG_ONLY -> widening(difference, circumstances);
            case REWRITE -> rewriting(difference, circumstances);
            case LOSSY ->
                Proposals.manual(
                        difference,
                        "the conversion could refuse, cut or change values",
                        ShadowColumn.script(difference.table(), desired, difference.live()));
        };
    }

    private static Remedy widening(ChangedType difference, Circumstances circumstances) {
        List<Dependent> dependents = dependents(difference, circumstances);
        List<String> obstacles = dependents.stream()
                .filter(dependent -> !HARMLESS.contains(dependent.kind()))
                .map(WidenColumn::words)
                .toList();
        if (!obstacles.isEmpty()) {
            return Proposals.manual(
                    difference,
                    "the column is used by " + String.join(", ", obstacles),
                    ShadowColumn.inPlace(difference.table(), difference.desired(), obstacles));
        }
        if (dependents.stream()
                        .filter(each -> each.kind() == DependentKind.CHECK)
                        .count()
                > checks(difference, circumstances).size()) {
            return Proposals.manual(
                    difference,
                    "a check of the column would be scanned for while nobody can read the table",
                    ShadowColumn.inPlace(difference.table(), difference.desired(), List.of()));
        }
        Set<DependentKind> kinds = dependents.stream().map(Dependent::kind).collect(Collectors.toSet());
        long limit = kinds.contains(DependentKind.INDEX)
                ? ROWS_THAT_NEED_STATISTICS
                : circumstances.policy().largeTableRows();
        OptionalLong rows = Sizes.rows(difference.table(), circumstances);
        if (!kinds.isEmpty() && (rows.isEmpty() || rows.getAsLong() > limit)) {
            Remedy large = Proposals.manual(
                    difference,
                    "the table is large and " + words(dependents.get(0)) + " depends on the column",
                    ShadowColumn.inPlace(difference.table(), difference.desired(), List.of()));
            return rows.isPresent() ? large : large.asking(new Question.ExpectedRows(difference.table()));
        }
        return widened(difference, circumstances);
    }

    private static Remedy widened(ChangedType difference, Circumstances circumstances) {
        List<String> actions = new ArrayList<>();
        List<Operation> validations = new ArrayList<>();
        for (Check check : checks(difference, circumstances)) {
            String name = Objects.requireNonNull(check.name());
            if (!WidenCheck.willReplace(difference.table(), check, circumstances)) {
                actions.add(WidenCheck.replacement(name, check));
                validations.add(ValidateConstraint.check(difference.table(), name));
            }
        }
        actions.add(0, type(difference.desired()));
        Operation widening = operation(difference, BECAUSE, String.join(", ", actions));
        Operation analysis =
                AnalyzeColumn.operation(difference.table(), difference.desired().name());
        validations.add(analysis);
        return Remedy.of(widening).and(Remedy.of(validations.toArray(Operation[]::new)));
    }

    private static Remedy rewriting(ChangedType difference, Circumstances circumstances) {
        List<String> obstacles = dependents(difference, circumstances).stream()
                .filter(dependent -> dependent.kind() != DependentKind.INDEX)
                .map(WidenColumn::words)
                .toList();
        if (obstacles.isEmpty() && Sizes.isEmpty(difference.table(), circumstances)) {
            return Remedy.of(operation(difference, BECAUSE_EMPTY, type(difference.desired())));
        }
        Remedy manual = Proposals.manual(
                difference,
                "PostgreSQL would rewrite the table while nobody can read it"
                        + (obstacles.isEmpty() ? "" : ", and the column is used by " + String.join(", ", obstacles)),
                ShadowColumn.script(difference.table(), difference.desired(), difference.live()));
        return obstacles.isEmpty() ? manual.asking(new Question.AnyRow(difference.table())) : manual;
    }

    // a check without a name, or one that was not read, could not be put back
    private static List<Check> checks(ChangedType difference, Circumstances circumstances) {
        return circumstances.live().schema().table(difference.table()).stream()
                .flatMap(table -> table.constraints().checks().stream())
                .filter(check -> check.name() != null
                        && check.columns().contains(difference.desired().name()))
                .toList();
    }

    private static List<Dependent> dependents(ChangedType difference, Circumstances circumstances) {
        return circumstances
                .live()
                .relation(difference.table())
                .map(relation -> relation.dependentsOf(difference.desired().name()))
                .orElse(List.of());
    }

    private static Operation operation(ChangedType difference, String because, String action) {
        return Operation.of(
                Target.of(OperationKind.WIDEN_COLUMN, difference.table(), difference.subject()),
                Verdict.safe(because),
                AlterTable.action(difference.table(), action));
    }

    private static String type(Column desired) {
        return "ALTER COLUMN " + quoted(desired.name()) + " TYPE " + PostgresSql.type(desired.type())
                + ColumnSql.collation(desired);
    }

    private static String words(Dependent dependent) {
        return "the " + dependent.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + dependent.name();
    }
}
