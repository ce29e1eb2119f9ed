package io.github.automigrate.diff;

import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.QualifiedName;

/** A check of the same name, or over the same column, with another condition. */
public record ChangedCheck(QualifiedName table, Check desired, Check live) implements Difference {

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
