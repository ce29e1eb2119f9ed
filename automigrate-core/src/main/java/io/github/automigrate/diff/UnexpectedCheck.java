package io.github.automigrate.diff;

import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.QualifiedName;

/** A check that the model does not know. */
public record UnexpectedCheck(QualifiedName table, Check live) implements Difference {

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "check " + Names.of(live.name(), live.columns());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
