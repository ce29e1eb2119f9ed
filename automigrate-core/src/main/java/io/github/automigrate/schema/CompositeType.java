package io.github.automigrate.schema;

import java.util.List;

/** A composite ("struct") type with its attributes in order. */
public record CompositeType(QualifiedName name, List<Attribute> attributes) {

    public CompositeType {
        attributes = List.copyOf(attributes);
    }

    /** One attribute of a composite type. */
    public record Attribute(String name, ColumnType type) {}
}
