package io.github.automigrate.live;

import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the database has of the tables, sequences and types that the entities name, and the facts about them.
 *
 * @param schema the ordinary and partitioned tables, the sequences and the types that exist
 * @param relations every relation that has the name of a table of the model, whatever its kind
 * @param namespaces the database schemas that exist, among those the model names
 * @param takenIndexNames index names of the model that another relation holds, with that relation
 * @param accesses what the roles of the schema may do with what exists of it
 */
public record LiveSchema(
        Schema schema,
        Map<QualifiedName, Relation> relations,
        Set<Namespace> namespaces,
        Map<QualifiedName, QualifiedName> takenIndexNames,
        List<Access> accesses) {

    public LiveSchema {
        relations = Map.copyOf(relations);
        namespaces = Set.copyOf(namespaces);
        takenIndexNames = Map.copyOf(takenIndexNames);
        accesses = List.copyOf(accesses);
    }

    /** Creates a live schema that its owner alone uses. */
    public LiveSchema(
            Schema schema,
            Map<QualifiedName, Relation> relations,
            Set<Namespace> namespaces,
            Map<QualifiedName, QualifiedName> takenIndexNames) {
        this(schema, relations, namespaces, takenIndexNames, List.of());
    }

    /** Returns the relation of this name. */
    public Optional<Relation> relation(QualifiedName name) {
        return Optional.ofNullable(relations.get(name));
    }

    /** Returns the database schema of this name. */
    public Optional<Namespace> namespace(String name) {
        return namespaces.stream()
                .filter(namespace -> namespace.name().equals(name))
                .findFirst();
    }

    /** Returns these facts about another form of the same schema. */
    public LiveSchema withSchema(Schema value) {
        return new LiveSchema(value, relations, namespaces, takenIndexNames, accesses);
    }

    /**
     * A database schema.
     *
     * @param mayCreate whether our role has the CREATE privilege in it
     */
    public record Namespace(String name, boolean mayCreate) {}
}
