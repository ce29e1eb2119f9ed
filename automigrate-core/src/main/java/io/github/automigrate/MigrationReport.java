package io.github.automigrate;

import io.github.automigrate.execution.Outcome;
import io.github.automigrate.execution.Server;
import io.github.automigrate.live.Relation;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.schema.QualifiedName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a run found and did.
 *
 * @param id what the rows of the run in the history carry; a run that executed nothing has none there
 * @param plan the plan that was executed or would be
 * @param outcomes what became of the operations; empty when the mode applies nothing
 * @param timing how long it took
 * @param sizes how large the relations of the plan that exist are, by the statistics of the server
 */
public record MigrationReport(
        UUID id,
        Mode mode,
        Phase phase,
        Server server,
        Plan plan,
        List<Outcome> outcomes,
        Timing timing,
        Map<QualifiedName, Relation.Size> sizes) {

    public MigrationReport {
        outcomes = List.copyOf(outcomes);
        sizes = Map.copyOf(sizes);
    }

    /** Returns how large a relation is by the statistics of the server; unknown for one that is new. */
    public Relation.Size size(QualifiedName relation) {
        return sizes.getOrDefault(relation, Relation.Size.UNKNOWN);
    }

    /** Returns the outcomes of applied operations. */
    public List<Outcome> applied() {
        return outcomes.stream().filter(Outcome::isApplied).toList();
    }

    /** Returns the outcomes of operations that were not applied. */
    public List<Outcome> unapplied() {
        return outcomes.stream().filter(outcome -> !outcome.isApplied()).toList();
    }

    /** Returns the operations of the plan that were not applied, those of a later phase included. */
    public List<Operation> pending() {
        Set<Operation.Target> applied =
                applied().stream().map(outcome -> outcome.operation().target()).collect(Collectors.toSet());
        return plan.operations().stream()
                .filter(operation -> !applied.contains(operation.target()))
                .toList();
    }

    /** Returns whether the application could not work on this schema. */
    public boolean isIncompatible() {
        return !plan.proposals(Safety.INCOMPATIBLE).isEmpty();
    }

    /** Returns whether a person has to look: at a change that is left to one, or since the application could not work. */
    public boolean isLeftToAPerson() {
        return isIncompatible() || !plan.proposals(Safety.MANUAL).isEmpty();
    }

    /**
     * How long a run took.
     *
     * @param lockWait time spent waiting for other instances
     * @param took the whole time, waits included
     */
    public record Timing(Duration lockWait, Duration took) {}
}
