package io.github.automigrate.dialect.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads expressions of the catalog without a lock on the table they belong to. {@code pg_get_expr} locks the relation that
 * it takes the column names from, and thus waits behind an ALTER TABLE (measured on 14 and 18). So it is told to take them
 * from a wide view of the information schema, and the table's own names are put in their place.
 *
 * @param lenders the column names of the lending view, in order
 */
record BorrowedNames(List<String> lenders) {

    /** Joins the view that lends its names to a query whose table is {@code c}. */
    static final String JOIN =
            """
            LEFT JOIN (SELECT oid, relnatts FROM pg_class WHERE oid = to_regclass('information_schema.routines')) AS lender
                   ON c.relnatts <= lender.relnatts
            """;

    /** The second argument of {@code pg_get_expr}: a table wider than the view has to lend its own names. */
    static final String RELATION = "coalesce(lender.oid, c.oid)";

    BorrowedNames {
        lenders = List.copyOf(lenders);
    }

    /** Returns the expression with a table's own column names, which are given quoted and by number. */
    String restored(String expression, Map<Integer, String> columns) {
        Map<String, String> names = new HashMap<>();
        columns.forEach((number, name) -> {
            if (number <= lenders.size()) {
                names.put(lenders.get(number - 1), name);
            }
        });
        return ExpressionText.renamed(expression, word -> names.getOrDefault(word, word));
    }
}
