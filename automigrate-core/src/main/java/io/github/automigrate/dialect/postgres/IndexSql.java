package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.QualifiedName;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the statements about indexes. */
final class IndexSql {

    private IndexSql() {}

    /** Returns the statement that builds the index while nobody may write. */
    static String create(QualifiedName table, Index index) {
        return "CREATE " + unique(index) + "INDEX " + quoted(index.name()) + " ON " + body(table, index.definition());
    }

    /** Returns the statement that builds the index while everybody writes. */
    static String createConcurrently(QualifiedName table, Index index) {
        return "CREATE " + unique(index) + "INDEX CONCURRENTLY " + quoted(index.name()) + " ON "
                + body(table, index.definition());
    }

    /** Returns the statement that creates the index on a partitioned table, without those of its partitions. */
    static String createOnParentOnly(QualifiedName table, Index index) {
        return "CREATE " + unique(index) + "INDEX " + quoted(index.name()) + " ON ONLY "
                + body(table, index.definition());
    }

    /** Returns the statement that removes what a failed build left behind. */
    static String dropConcurrently(QualifiedName table, String name) {
        return "DROP INDEX CONCURRENTLY IF EXISTS " + quoted(new QualifiedName(table.schema(), name));
    }

    /** Returns keys, included columns and predicate, as they stand behind the table. */
    static String columns(Index.Definition definition) {
        String keys = definition.keys().stream().map(IndexSql::key).collect(Collectors.joining(", ", "(", ")"));
        String included = definition.included().isEmpty() ? "" : " INCLUDE (" + quoted(definition.included()) + ")";
        String nulls = definition.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "";
        Expression predicate = definition.predicate();
        return keys + included + nulls + (predicate == null ? "" : " WHERE (" + predicate.sql() + ")");
    }

    private static String body(QualifiedName table, Index.Definition definition) {
        String method = "btree".equals(definition.method()) ? "" : "USING " + quoted(definition.method()) + " ";
        return quoted(table) + " " + method + columns(definition);
    }

    private static String unique(Index index) {
        return index.definition().unique() ? "UNIQUE " : "";
    }

    private static String key(Index.Key key) {
        String sql = key.expression().sql();
        return (key.computed() ? "(" + sql + ")" : quoted(sql))
                + clause(" COLLATE ", key.order().collation())
                + clause(" ", key.order().operatorClass())
                + direction(key.order());
    }

    private static String clause(String words, @Nullable String name) {
        return name == null
                ? ""
                : words
                        + Arrays.stream(name.split("\\."))
                                .map(PostgresSql::quoted)
                                .collect(Collectors.joining("."));
    }

    private static String direction(Index.Order order) {
        String direction = order.descending() ? " DESC" : "";
        if (order.descending() == order.nullsFirst()) {
            return direction;
        }
        return direction + (order.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
    }
}
