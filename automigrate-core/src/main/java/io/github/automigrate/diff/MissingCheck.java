package io.github.automigrate.diff;

import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.QualifiedName;

/**
 * A check that an existing table lacks.
 *
 * @param onNewColumn whether one of its columns is missing too, so that no older instance can violate it
 */
public record MissingCheck(QualifiedName table, Check desired, boolean onNewColumn) implements Difference {

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "check " + Names.of(desired.name(), desired.columns());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
