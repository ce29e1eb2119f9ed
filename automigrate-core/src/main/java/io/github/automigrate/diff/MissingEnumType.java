package io.github.automigrate.diff;

import io.github.automigrate.schema.EnumType;
import io.github.automigrate.schema.QualifiedName;

/** A named enum type that the database lacks. */
public record MissingEnumType(EnumType desired) implements Difference {

    @Override
    public QualifiedName relation() {
        return desired.name();
    }

    @Override
    public String subject() {
        return "enum type";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
