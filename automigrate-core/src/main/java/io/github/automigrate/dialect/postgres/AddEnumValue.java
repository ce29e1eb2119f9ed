package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.literal;
import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.ChangedEnumType;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.plan.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ALTER TYPE ... ADD VALUE}: locks no table and does not wait for users of the type. The value cannot be taken
 * back, and is usable once the transaction has ended.
 */
final class AddEnumValue {

    static final String BECAUSE = "a further value disturbs nobody who does not use it";

    private AddEnumValue() {}

    static Remedy remedy(ChangedEnumType difference) {
        Remedy remedy = additions(difference);
        List<String> removed = new ArrayList<>(difference.live().values());
        removed.removeAll(difference.desired().values());
        if (!removed.isEmpty()) {
            return remedy.and(Proposals.manual(
                    difference,
                    "PostgreSQL cannot remove a value of an enum type, and rows may hold " + removed,
                    renaming(difference, removed)));
        }
        return remedy.operations().isEmpty()
                ? Proposals.information(
                        difference, "PostgreSQL cannot reorder an enum type, which matters to ORDER BY and to < alone")
                : remedy;
    }

    private static Remedy additions(ChangedEnumType difference) {
        List<String> known = new ArrayList<>(difference.live().values());
        List<Statement> statements = new ArrayList<>();
        List<String> desired = difference.desired().values();
        for (int i = 0; i < desired.size(); i++) {
            String value = desired.get(i);
            if (!known.contains(value)) {
                statements.add(Statement.brief("ALTER TYPE " + quoted(difference.relation()) + " ADD VALUE "
                        + literal(value) + place(desired, i, known)));
                known.add(value);
            }
        }
        if (statements.isEmpty()) {
            return Remedy.NONE;
        }
        var target = Target.of(OperationKind.ADD_ENUM_VALUE, difference.relation(), difference.subject());
        return Remedy.of(new Operation(target, Verdict.safe(BECAUSE), statements, List.of()));
    }

    private static String place(List<String> desired, int position, List<String> known) {
        if (position > 0) {
            return " AFTER " + literal(desired.get(position - 1));
        }
        return known.isEmpty() ? "" : " BEFORE " + literal(known.get(0));
    }

    private static SqlScript renaming(ChangedEnumType difference, List<String> removed) {
        String alter = "ALTER TYPE " + quoted(difference.relation()) + " RENAME VALUE ";
        List<String> lines = new ArrayList<>();
        for (String value : removed) {
            lines.add("-- if " + value + " was renamed, instead of adding the new name: " + alter + literal(value)
                    + " TO '<new name>';");
        }
        return new SqlScript(lines);
    }
}
