package io.github.automigrate.schema;

import java.util.List;

/**
 * A column's type in canonical form: the server's own name for it, its modifiers and the number of array dimensions.
 *
 * <p>{@code varchar(20)[]} is {@code ("character varying", [20], 1)}; {@code timestamptz(3)} is
 * {@code ("timestamp with time zone", [3], 0)}. Two types are the same if and only if they are equal.
 *
 * @param name the canonical name; a type outside the system catalog carries its schema when it is not on the search path
 * @param modifiers length, or precision and scale, or fractional digits; empty when the type has none
 * @param dimensions 0 for a plain type, 1 for an array (PostgreSQL does not distinguish more)
 */
public record ColumnType(String name, List<Integer> modifiers, int dimensions) {

    public ColumnType {
        modifiers = List.copyOf(modifiers);
    }

    /** Returns the plain type of this name with these modifiers. */
    public static ColumnType of(String name, Integer... modifiers) {
        return new ColumnType(name, List.of(modifiers), 0);
    }

    /** Returns the array of this type. */
    public ColumnType array() {
        return new ColumnType(name, modifiers, 1);
    }
}
