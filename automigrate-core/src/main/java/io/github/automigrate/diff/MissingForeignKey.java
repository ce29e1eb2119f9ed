package io.github.automigrate.diff;

import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.QualifiedName;

/**
 * A foreign key that an existing table lacks.
 *
 * @param onNewColumn whether one of its columns is missing too, so that no row can violate the key
 */
public record MissingForeignKey(QualifiedName table, ForeignKey desired, boolean onNewColumn) implements Difference {

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "foreign key " + Names.of(desired.name(), desired.columns());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
