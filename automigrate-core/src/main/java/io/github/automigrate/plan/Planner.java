package io.github.automigrate.plan;

import io.github.automigrate.diff.Difference;
import io.github.automigrate.diff.MissingColumn;
import io.github.automigrate.diff.MissingTable;
import io.github.automigrate.diff.SchemaDiff;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns differences into a plan: asks for the remedy of each, merges what one ALTER TABLE can do, and orders the rest. */
public final class Planner {

    // the sort is stable, so operations of one kind on one relation keep the order of the model
    private static final Comparator<Operation> RUN_ORDER = Comparator.<Operation, OperationKind>comparing(
                    operation -> operation.target().kind())
            .thenComparing(Planner::byRelation);

    private final Remedies remedies;

    /** Creates a planner that asks this dialect. */
    public Planner(Remedies remedies) {
        this.remedies = remedies;
    }

    /** Returns the plan for these differences under these circumstances. */
    public Plan plan(SchemaDiff diff, Circumstances circumstances) {
        Remedy all = Remedy.NONE;
        for (Difference difference : diff.differences()) {
            all = all.and(remedy(difference, circumstances));
        }
        return new Plan(merged(all.operations()), all.proposals(), all.open());
    }

    // the words come from a mapping, where anybody can write columnDefinition = "text; DROP ..."
    private Remedy remedy(Difference difference, Circumstances circumstances) {
        try {
            return remedies.remedy(difference, circumstances);
        } catch (NotAdditiveException e) {
            return Remedy.of(new Proposal(
                    difference instanceof MissingTable || difference instanceof MissingColumn
                            ? Safety.INCOMPATIBLE
                            : Safety.MANUAL,
                    difference.relation(),
                    difference.subject(),
                    "the mapping's words for it (columnDefinition, default or check) would do more than add it",
                    "nothing but additive statements is executed; correct the mapping. It comes to: " + e.sql(),
                    SqlScript.EMPTY));
        }
    }

    // a model names types in the order of their dependencies, since one can be an attribute of the next
    private static int byRelation(Operation one, Operation other) {
        return one.target().kind() == OperationKind.CREATE_TYPE
                ? 0
                : one.target().relation().compareTo(other.target().relation());
    }

    private static List<Operation> merged(List<Operation> operations) {
        List<Operation> merged = new ArrayList<>();
        for (Operation operation : operations.stream().sorted(RUN_ORDER).toList()) {
            int twin = indexOfTwin(merged, operation);
            if (twin < 0) {
                merged.add(operation);
            } else {
                merged.set(twin, merged.get(twin).mergedWith(operation));
            }
        }
        return merged;
    }

    // a check or a default may need a column that a statement in between adds; columns do not need each other
    private static int indexOfTwin(List<Operation> merged, Operation operation) {
        boolean addsColumn = operation.target().kind() == OperationKind.ADD_COLUMN;
        for (int i = merged.size() - 1; i >= 0; i--) {
            Operation candidate = merged.get(i);
            if (candidate.mergesWith(operation)) {
                return i;
            }
            if (!addsColumn
                    && candidate.target().relation().equals(operation.target().relation())) {
                return -1;
            }
        }
        return -1;
    }
}
