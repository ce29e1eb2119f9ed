package io.github.automigrate.diff;

import io.github.automigrate.live.Relation;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Table;

/** A table of the model whose name belongs to something that is not an ordinary table. */
public record UnusableRelation(Table desired, Relation.Kind kind) implements Difference {

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
