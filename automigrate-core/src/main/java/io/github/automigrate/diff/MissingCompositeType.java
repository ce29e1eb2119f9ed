package io.github.automigrate.diff;

import io.github.automigrate.schema.CompositeType;
import io.github.automigrate.schema.QualifiedName;

/** A composite type that the database lacks. */
public record MissingCompositeType(CompositeType desired) implements Difference {

    @Override
    public QualifiedName relation() {
        return desired.name();
    }

    @Override
    public String subject() {
        return "composite type";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
