package io.github.automigrate.diff;

import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.QualifiedName;

/** A foreign key over the same columns that points elsewhere or acts otherwise. */
public record ChangedForeignKey(QualifiedName table, ForeignKey desired, ForeignKey live) implements Difference {

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "foreign key " + Names.of(live.name(), live.columns());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
