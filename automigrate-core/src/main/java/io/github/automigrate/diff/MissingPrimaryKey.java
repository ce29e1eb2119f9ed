package io.github.automigrate.diff;

import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.QualifiedName;

/** A primary key that an existing table lacks. */
public record MissingPrimaryKey(QualifiedName table, PrimaryKey desired) implements Difference {

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "primary key";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
