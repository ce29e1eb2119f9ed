package io.github.automigrate.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The primary key of a table.
 *
 * @param name the constraint's name; null when the model leaves it to the server
 * @param columns the key columns in order
 */
public record PrimaryKey(@Nullable String name, List<String> columns) {

    public PrimaryKey {
        columns = List.copyOf(columns);
    }
}
