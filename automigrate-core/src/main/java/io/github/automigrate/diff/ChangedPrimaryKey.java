package io.github.automigrate.diff;

import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.QualifiedName;

/** A primary key over other columns, or over the same ones in another order. */
public record ChangedPrimaryKey(QualifiedName table, PrimaryKey desired, PrimaryKey live) implements Difference {

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
