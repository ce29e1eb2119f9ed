package io.github.automigrate.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index.
 *
 * @param name the index's name as the catalog stores it
 * @param definition what the index indexes; two indexes of equal definition serve the same purpose
 */
public record Index(String name, Definition definition) {

    /**
     * What an index indexes.
     *
     * @param method the access method, {@code btree} unless said otherwise
     * @param predicate the condition of a partial index, or null
     */
    public record Definition(
            boolean unique,
            String method,
            List<Key> keys,
            List<String> included,
            @Nullable Expression predicate,
            boolean nullsNotDistinct) {

        public Definition {
            keys = List.copyOf(keys);
            included = List.copyOf(included);
        }

        /** Returns the plain b-tree index over these columns in ascending order. */
        public static Definition btree(boolean unique, List<String> columns) {
            return new Definition(
                    unique, "btree", columns.stream().map(Key::column).toList(), List.of(), null, false);
        }

        /** Returns whether the keys are plain columns in default order, without predicate, so that a constraint may use it. */
        public boolean isPlain() {
            return "btree".equals(method) && predicate == null && keys.stream().allMatch(Key::isPlain);
        }
    }

    /**
     * One key of an index.
     *
     * @param expression a column's canonical name or, when {@code computed}, an expression
     * @param computed whether the key is an expression and not a column
     * @param order the order of the key and its operator class
     */
    public record Key(Expression expression, boolean computed, Order order) {

        /** Returns the key that is this column in ascending order. */
        public static Key column(String name) {
            return new Key(Expression.of(name), false, Order.ASCENDING);
        }

        /** Returns whether the key is a column in default order with default operator class and collation. */
        public boolean isPlain() {
            return !computed && order.equals(Order.ASCENDING);
        }
    }

    /**
     * The order of a key.
     *
     * @param operatorClass an operator class other than the type's default, or null
     * @param collation a collation other than the column's, or null
     */
    public record Order(
            boolean descending, boolean nullsFirst, @Nullable String operatorClass, @Nullable String collation) {

        /** Ascending, nulls last, default operator class: what {@code CREATE INDEX} does unless told otherwise. */
        public static final Order ASCENDING = new Order(false, false, null, null);

        /** Descending, nulls first: what {@code DESC} alone means. */
        public static final Order DESCENDING = new Order(true, true, null, null);
    }
}
