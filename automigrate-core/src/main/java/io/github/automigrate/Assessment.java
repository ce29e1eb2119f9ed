package io.github.automigrate;

import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.live.Relation;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import java.util.HashMap;
import java.util.Map;

/** What a comparison came to: both sides in canonical form, and the plan that would bring the live one in step. */
record Assessment(Schema desired, LiveSchema live, Plan plan) {

    /** Returns the same comparison with another plan. */
    Assessment with(Plan other) {
        return new Assessment(desired, live, other);
    }

    /** Returns how large the relations are that the plan acts on. */
    Map<QualifiedName, Relation.Size> sizes() {
        Map<QualifiedName, Relation.Size> sizes = new HashMap<>();
        plan.operations().forEach(operation -> {
            QualifiedName name = operation.target().relation();
            live.relation(name).ifPresent(relation -> sizes.put(name, relation.size()));
        });
        return sizes;
    }
}
