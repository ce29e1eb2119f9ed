package io.github.automigrate.diff;

import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * A unique key that an existing table lacks.
 *
 * @param onNewColumn whether one of its columns is missing too, so that no row can violate the key
 * @param carrier the unique index of the key's own name that waits for being made its constraint, or null; it is valid
 *     unless an {@link InvalidIndex} of that name stands before this difference, which has to be built again first
 */
public record MissingUniqueKey(QualifiedName table, UniqueKey desired, boolean onNewColumn, @Nullable Index carrier)
        implements Difference {

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "unique key " + Names.of(desired.name(), desired.columns());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
