package io.github.automigrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param nullable whether the column admits NULL
 * @param source where a value comes from when an INSERT gives none
 * @param traits what the comparison of types leaves out
 */
public record Column(String name, ColumnType type, boolean nullable, ColumnSource source, Traits traits) {

    /** Returns a nullable column without default. */
    public static Column of(String name, ColumnType type) {
        return new Column(name, type, true, ColumnSource.none(), Traits.NONE);
    }

    /** Returns this column with NOT NULL. */
    public Column required() {
        return new Column(name, type, false, source, traits);
    }

    /** Returns this column with or without NOT NULL. */
    public Column withNullable(boolean value) {
        return new Column(name, type, value, source, traits);
    }

    /** Returns this column with another type. */
    public Column withType(ColumnType value) {
        return new Column(name, value, nullable, source, traits);
    }

    /** Returns this column with another source of its values. */
    public Column withSource(ColumnSource value) {
        return new Column(name, type, nullable, value, traits);
    }

    /** Returns this column with other traits. */
    public Column withTraits(Traits value) {
        return new Column(name, type, nullable, source, value);
    }

    /**
     * What a column has besides type, nullability and source.
     *
     * @param collation the name of a collation other than the type's own, or null
     * @param comment the comment, or null when there is none
     * @param primitive whether the application maps the column to a Java primitive, which cannot hold NULL; false on
     *     the live side
     * @param management how much automigrate looks after the column; {@link Management#FULL} on the live side
     * @param partial whether rows of other classes in the same table hold NULL here, although the attribute is required;
     *     false on the live side
     */
    public record Traits(
            @Nullable String collation,
            @Nullable String comment,
            boolean primitive,
            Management management,
            boolean partial) {

        /** No collation, no comment, no primitive, fully managed. */
        public static final Traits NONE = new Traits(null, null, false, Management.FULL);

        /** Creates the traits of a column that each row of its table has a value for if it is required. */
        public Traits(@Nullable String collation, @Nullable String comment, boolean primitive, Management management) {
            this(collation, comment, primitive, management, false);
        }
    }
}
