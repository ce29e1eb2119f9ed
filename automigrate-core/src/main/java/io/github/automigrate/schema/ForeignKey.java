package io.github.automigrate.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key. {@code columns} and {@code referencedColumns} are paired by position.
 *
 * @param name the constraint's name; null when the model leaves it to the server
 */
public record ForeignKey(@Nullable String name, List<String> columns, Reference reference) {

    public ForeignKey {
        columns = List.copyOf(columns);
    }

    /** What a foreign key points to, and what happens there when a referenced row goes away or changes. */
    public record Reference(
            QualifiedName table, List<String> columns, ReferentialAction onDelete, ReferentialAction onUpdate) {

        public Reference {
            columns = List.copyOf(columns);
        }
    }

    /** What the server does with referencing rows. */
    public enum ReferentialAction {
        /** Refuses at the end of the statement; the default. */
        NO_ACTION,
        /** Refuses at once. */
        RESTRICT,
        /** Does the same to the referencing row. */
        CASCADE,
        /** Sets the referencing columns to NULL. */
        SET_NULL,
        /** Sets the referencing columns to their defaults. */
        SET_DEFAULT
    }
}
