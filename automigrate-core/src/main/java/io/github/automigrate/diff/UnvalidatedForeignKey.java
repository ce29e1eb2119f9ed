package io.github.automigrate.diff;

import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.QualifiedName;

/** A foreign key of the model that holds for new rows only. */
public record UnvalidatedForeignKey(QualifiedName table, ForeignKey desired, String name) implements Difference {

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "foreign key " + name;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
