package io.github.automigrate.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint.
 *
 * @param name the constraint's name; null when the model leaves it to the server
 * @param columns the key columns in order
 * @param nullsNotDistinct whether two NULLs count as equal (PostgreSQL 15 and later)
 */
public record UniqueKey(@Nullable String name, List<String> columns, boolean nullsNotDistinct) {

    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
