package io.github.automigrate.dialect.postgres;

import io.github.automigrate.diff.Difference;
import io.github.automigrate.live.Relation;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Remedy;

/** Mentions that a subscriber of logical replication stops when it lacks a column that the publisher has. */
final class Publications {

    private Publications() {}

    /** Returns the remedy with a note when it adds a column to a published table. */
    static Remedy mentioned(Remedy remedy, Difference difference, Circumstances circumstances) {
        boolean adds = remedy.operations().stream()
                .anyMatch(operation -> operation.target().kind() == OperationKind.ADD_COLUMN);
        return circumstances
                .live()
                .relation(difference.relation())
                .map(Relation::surroundings)
                .flatMap(Relation.Surroundings::publication)
                .filter(publication -> adds)
                .map(publication -> remedy.and(Proposals.information(
                        difference,
                        "the table is published by " + publication
                                + ", whose subscribers stop until they have the column as well")))
                .orElse(remedy);
    }
}
