package io.github.automigrate.dialect.postgres;

import io.github.automigrate.diff.Difference;
import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.live.LiveSchema.Namespace;
import io.github.automigrate.live.Relation;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Circumstances.Policy;
import io.github.automigrate.plan.Evidence;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Circumstances made by hand: both sides, the facts about one table, the answers, what the user allows. */
record Situation(Schema desired, LiveSchema live, Evidence evidence, Policy policy) {

    static final Policy CAUTIOUS = new Policy(10_000_000, false, false, 180_000, "app");

    /** Returns a situation in which the model names nothing and the database has these tables, of 1000 rows each. */
    static Situation withLive(Table... tables) {
        Map<QualifiedName, Relation> relations = new HashMap<>();
        for (Table table : tables) {
            relations.put(table.name(), relation(Relation.Kind.TABLE, 1000));
        }
        var namespaces = Set.of(new Namespace("public", true), new Namespace("Second Schema", true));
        var live = new LiveSchema(Schema.of(tables), relations, namespaces, Map.of());
        return new Situation(Schema.of(), live, Evidence.NONE, CAUTIOUS);
    }

    static Relation relation(Relation.Kind kind, long rows) {
        return new Relation(
                kind,
                new Relation.Size(OptionalLong.of(rows), OptionalLong.empty()),
                new Relation.Ownership("postgres", true),
                new Relation.Pending(Set.of(), Set.of()),
                List.of(),
                Relation.Surroundings.NONE);
    }

    Situation desired(Table... tables) {
        return new Situation(Schema.of(tables), live, evidence, policy);
    }

    Situation knowing(Question question, long answer) {
        return new Situation(desired, live, evidence.and(new Evidence(Map.of(question, answer))), policy);
    }

    Situation restrictive() {
        return policy(new Policy(
                policy.largeTableRows(), true, policy.createNamespaces(), policy.serverVersion(), policy.executor()));
    }

    Situation onVersion(int version) {
        return policy(new Policy(
                policy.largeTableRows(), policy.restrictive(), policy.createNamespaces(), version, policy.executor()));
    }

    Situation creatingNamespaces() {
        return policy(new Policy(
                policy.largeTableRows(), policy.restrictive(), true, policy.serverVersion(), policy.executor()));
    }

    Situation policy(Policy value) {
        return new Situation(desired, live, evidence, value);
    }

    Situation with(QualifiedName name, Relation relation) {
        Map<QualifiedName, Relation> relations = new HashMap<>(live.relations());
        relations.put(name, relation);
        var changed = new LiveSchema(live.schema(), relations, live.namespaces(), live.takenIndexNames());
        return new Situation(desired, changed, evidence, policy);
    }

    Situation inNamespaces(Namespace... namespaces) {
        var changed = new LiveSchema(live.schema(), live.relations(), Set.of(namespaces), live.takenIndexNames());
        return new Situation(desired, changed, evidence, policy);
    }

    Situation withTakenIndexName(QualifiedName index, QualifiedName holder) {
        var changed = new LiveSchema(live.schema(), live.relations(), live.namespaces(), Map.of(index, holder));
        return new Situation(desired, changed, evidence, policy);
    }

    Situation dependent(QualifiedName table, Relation.Dependent dependent) {
        Relation relation = live.relations().get(table);
        return with(
                table,
                new Relation(
                        relation.kind(),
                        relation.size(),
                        relation.ownership(),
                        relation.pending(),
                        List.of(dependent),
                        relation.surroundings()));
    }

    Remedy remedy(Difference difference) {
        return new PostgresRemedies().remedy(difference, new Circumstances(desired, live, evidence, policy));
    }
}
