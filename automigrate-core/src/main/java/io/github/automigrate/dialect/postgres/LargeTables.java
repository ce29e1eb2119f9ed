package io.github.automigrate.dialect.postgres;

import io.github.automigrate.diff.Difference;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.schema.QualifiedName;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Leaves index builds and scans of large tables to a person, who chooses the hour. An unknown size counts as large. */
final class LargeTables {

    private static final Set<OperationKind> SCANS =
            EnumSet.of(OperationKind.BUILD_INDEX, OperationKind.REBUILD_INDEX, OperationKind.VALIDATE_CONSTRAINT);

    private LargeTables() {}

    /** Returns the remedy without what reads every row of a large table, and without what needs it. */
    static Remedy spared(Remedy remedy, Difference difference, Circumstances circumstances) {
        boolean scans = remedy.operations().stream()
                .anyMatch(operation -> SCANS.contains(operation.target().kind()));
        QualifiedName table = difference.relation();
        if (!scans || circumstances.live().relation(table).isEmpty()) {
            return remedy;
        }
        OptionalLong rows = Sizes.rows(table, circumstances);
        if (rows.isPresent() && rows.getAsLong() <= circumstances.policy().largeTableRows()) {
            return remedy;
        }
        Remedy left =
                withoutScans(remedy).and(Proposals.manual(difference, because(rows, circumstances), script(remedy)));
        return rows.isPresent() ? left : left.asking(new Question.ExpectedRows(table));
    }

    private static Remedy withoutScans(Remedy remedy) {
        List<Operation> brief = remedy.operations().stream()
                .filter(operation -> !isScanOrNeedsOne(operation))
                .toList();
        return new Remedy(brief, remedy.proposals(), remedy.open());
    }

    private static SqlScript script(Remedy remedy) {
        return SqlScript.of("-- outside a transaction, at an hour of your choice")
                .then(Proposals.script(remedy.operations().stream()
                        .filter(LargeTables::isScanOrNeedsOne)
                        .toList()));
    }

    private static boolean isScanOrNeedsOne(Operation operation) {
        OperationKind kind = operation.target().kind();
        return SCANS.contains(kind) || kind == OperationKind.ATTACH_UNIQUE_KEY;
    }

    private static String because(OptionalLong rows, Circumstances circumstances) {
        String limit =
                "automigrate.large-table.rows is " + circumstances.policy().largeTableRows();
        return rows.isPresent()
                ? "the table has about " + rows.getAsLong() + " rows, and " + limit
                : "nobody knows how many rows the table has, and " + limit;
    }
}
