package io.github.automigrate.diff;

import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Sequence;

/** A sequence with another increment. */
public record ChangedSequence(Sequence desired, Sequence live) implements Difference {

    @Override
    public QualifiedName relation() {
        return desired.name();
    }

    @Override
    public String subject() {
        return "sequence";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
