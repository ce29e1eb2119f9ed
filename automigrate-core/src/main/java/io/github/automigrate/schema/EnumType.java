package io.github.automigrate.schema;

import java.util.List;

/** A named enum type with its values in order. */
public record EnumType(QualifiedName name, List<String> values) {

    public EnumType {
        values = List.copyOf(values);
    }
}
