package io.github.automigrate.schema;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A check constraint of a table or column.
 *
 * @param name the constraint's name; null when the model leaves it to the server
 * @param columns the columns that the condition reads, as far as they are known; empty in a model that only has text
 * @param values the values the check admits, when the server's canonical form is a list or a range of values; else null
 */
public record Check(@Nullable String name, Expression condition, Set<String> columns, @Nullable ValueList values) {

    public Check {
        columns = Set.copyOf(columns);
    }

    /** Returns a check the server has not been asked about. */
    public static Check of(@Nullable String name, String condition) {
        return new Check(name, Expression.of(condition), Set.of(), null);
    }

    /** Returns a check of one column that the server has not been asked about. */
    public static Check ofColumn(String column, String condition) {
        return new Check(null, Expression.of(condition), Set.of(column), null);
    }

    /**
     * The closed set of values that a check admits for one expression.
     *
     * @param subject the canonical text of the expression, usually a column
     * @param values the admitted values in text form
     */
    public record ValueList(String subject, Set<String> values) {

        public ValueList {
            values = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }

        /** Returns whether this list admits everything that the other one admits, for the same expression. */
        public boolean covers(ValueList other) {
            return subject.equals(other.subject) && values.containsAll(other.values);
        }
    }
}
