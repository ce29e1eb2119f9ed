package io.github.automigrate.diff;

import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Sequence;

/** A sequence that the database lacks. */
public record MissingSequence(Sequence desired) implements Difference {

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
