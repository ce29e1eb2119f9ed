package io.github.automigrate.diff;

import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Table;

/** A table that the database lacks. */
public record MissingTable(Table desired) implements Difference {

    @Override
    public QualifiedName relation() {
        return desired.name();
    }

    @Override
    public String subject() {
        return "table";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
