package io.github.automigrate.diff;

import io.github.automigrate.schema.EnumType;
import io.github.automigrate.schema.QualifiedName;

/** A named enum type with other values. */
public record ChangedEnumType(EnumType desired, EnumType live) implements Difference {

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
