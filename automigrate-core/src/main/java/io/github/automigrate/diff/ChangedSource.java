package io.github.automigrate.diff;

import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.QualifiedName;

/** A column whose default, identity or generation expression differs. */
public record ChangedSource(QualifiedName table, Column desired, Column live) implements Difference {

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "column " + desired.name();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
