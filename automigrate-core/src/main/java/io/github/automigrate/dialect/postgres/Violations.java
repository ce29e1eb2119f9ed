package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The queries that show a person which rows stand against a constraint. */
final class Violations {

    private static final String LIMIT = " LIMIT 100;";

    private Violations() {}

    /** Returns the clause that says how many rows violate a constraint. */
    static String words(long violations) {
        String atLeast = violations >= Question.BOUND ? "at least " : "";
        return violations == 1 ? "1 row violates it" : atLeast + violations + " rows violate it";
    }

    /** Returns the query for rows that point to nothing. */
    static SqlScript orphans(QualifiedName table, ForeignKey key) {
        List<String> columns = key.columns();
        List<String> referenced = key.reference().columns();
        String pairs = IntStream.range(0, columns.size())
                .mapToObj(i -> "p." + quoted(referenced.get(i)) + " = c." + quoted(columns.get(i)))
                .collect(Collectors.joining(" AND "));
        return SqlScript.of(
                "-- rows that point to nothing; there must be none:",
                "SELECT c.* FROM " + quoted(table) + " c WHERE " + all(columns, " IS NOT NULL")
                        + " AND NOT EXISTS (SELECT FROM "
                        + quoted(key.reference().table()) + " p WHERE " + pairs
                        + ")" + LIMIT);
    }

    /** Returns the query for rows that violate the check. */
    static SqlScript of(QualifiedName table, Check check) {
        return SqlScript.of(
                "-- rows that violate the check; there must be none:",
                "SELECT * FROM " + quoted(table) + " WHERE NOT ("
                        + check.condition().sql() + ")" + LIMIT);
    }

    /** Returns the query for values that occur more than once. */
    static SqlScript duplicates(QualifiedName table, List<String> columns) {
        String keys = quoted(columns);
        return SqlScript.of(
                "-- values that occur more than once; there must be none:",
                "SELECT " + keys + ", count(*) FROM " + quoted(table) + " c WHERE " + all(columns, " IS NOT NULL")
                        + " GROUP BY " + keys + " HAVING count(*) > 1" + LIMIT);
    }

    private static String all(List<String> columns, String condition) {
        return columns.stream().map(column -> "c." + quoted(column) + condition).collect(Collectors.joining(" AND "));
    }
}
