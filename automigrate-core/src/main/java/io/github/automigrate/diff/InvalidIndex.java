package io.github.automigrate.diff;

import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.QualifiedName;

/** An index of the model's name and definition that a failed concurrent build left behind. */
public record InvalidIndex(QualifiedName table, Index desired) implements Difference {

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "index " + desired.name();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
