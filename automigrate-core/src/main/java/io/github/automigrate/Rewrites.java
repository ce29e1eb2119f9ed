package io.github.automigrate;

import io.github.automigrate.execution.Outcome;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.plan.SqlScript;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The operations that would have rewritten a relation when they were tried: from then on they are left to a person. */
final class Rewrites {

    private final Map<Operation.Target, Proposal> left = new ConcurrentHashMap<>();

    void note(List<Outcome> outcomes) {
        outcomes.stream()
                .filter(outcome -> outcome.result() == Outcome.Result.LEFT)
                .forEach(outcome -> left.put(outcome.operation().target(), proposal(outcome)));
    }

    /** Returns what this process goes on with of a plan. */
    Plan leftBy(Plan plan) {
        return plan.leaving(left);
    }

    private static Proposal proposal(Outcome outcome) {
        Operation.Target target = outcome.operation().target();
        boolean missing = target.kind() == OperationKind.ADD_COLUMN;
        String sql = String.join(";\n", outcome.operation().sql()) + ";";
        return new Proposal(
                missing ? Safety.INCOMPATIBLE : Safety.MANUAL,
                target.relation(),
                String.join(", ", target.subjects()),
                outcome.detail(),
                "a rewrite stops reads and writes for as long as it takes",
                SqlScript.of("-- when nobody uses the table, or in steps over a new column", sql));
    }
}
