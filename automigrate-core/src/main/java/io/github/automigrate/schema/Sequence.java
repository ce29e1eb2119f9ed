package io.github.automigrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence.
 *
 * @param start the first value
 * @param increment the distance of two values; Hibernate's allocation size
 * @param feeds the column whose values come from this sequence, when the model knows it; null on the live side
 */
public record Sequence(QualifiedName name, long start, long increment, @Nullable Feeds feeds) {

    /** The column that a sequence gives values to. */
    public record Feeds(QualifiedName table, String column) {}
}
