package io.github.automigrate.diff;

import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.QualifiedName;

/** A check of the model that holds for new rows only. */
public record UnvalidatedCheck(QualifiedName table, Check desired, String name) implements Difference {

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "check " + name;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
