package io.github.automigrate.diff;

import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.QualifiedName;

/** A foreign key that the model does not know. */
public record UnexpectedForeignKey(QualifiedName table, ForeignKey live) implements Difference {

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
