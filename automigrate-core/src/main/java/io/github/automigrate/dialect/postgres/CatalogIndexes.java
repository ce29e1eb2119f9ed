package io.github.automigrate.dialect.postgres;

import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.Index.Definition;
import io.github.automigrate.schema.Index.Order;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The indexes of the model's tables, except those that belong to a constraint. */
final class CatalogIndexes {

    // pg_get_indexdef would lock the table and is not needed
    private static final String SQL =
            """
            SELECT i.indrelid, x.relname, m.amname, i.indisunique, i.indisvalid AND i.indisready AS valid,
                   i.indnkeyatts, i.indkey::smallint[]::integer[] AS columns,
                   i.indoption::smallint[]::integer[] AS options, %s AS nulls_not_distinct,
                   ARRAY(SELECT CASE WHEN p.opcdefault THEN '' ELSE p.opcname::text END
                         FROM unnest(i.indclass::oid[]) WITH ORDINALITY AS k (oid, place)
                         JOIN pg_opclass p ON p.oid = k.oid ORDER BY k.place) AS classes,
                   ARRAY(SELECT CASE WHEN a.attcollation IS NULL OR o.oid = a.attcollation THEN ''
                                     ELSE coalesce(o.collname::text, '') END
                         FROM unnest(i.indcollation::oid[]) WITH ORDINALITY AS k (oid, place)
                         LEFT JOIN pg_collation o ON o.oid = k.oid
                         LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum <> 0
                                AND a.attnum = (i.indkey::smallint[])[k.place - 1] ORDER BY k.place) AS collations,
                   pg_get_expr(i.indexprs, %2$s) AS expressions, pg_get_expr(i.indpred, %2$s) AS predicate,
                   lender.oid IS NOT NULL AS borrowed
            FROM pg_index i
            JOIN pg_class c ON c.oid = i.indrelid
            JOIN pg_class x ON x.oid = i.indexrelid
            JOIN pg_am m ON m.oid = x.relam
            %3$s WHERE i.indrelid = ANY (?::oid[]) AND i.indislive AND NOT EXISTS (
                SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
            ORDER BY i.indrelid, x.relname
            """;

    private static final int DESCENDING = 1;
    private static final int NULLS_FIRST = 2;

    private final CatalogColumns columns;

    private CatalogIndexes(CatalogColumns columns) {
        this.columns = columns;
    }

    /** Reads the indexes of these tables. */
    static List<Found> read(Connection connection, int major, Collection<Long> oids, CatalogColumns columns)
            throws SQLException {
        String sql = SQL.formatted(
                major >= 15 ? "i.indnullsnotdistinct" : "false", BorrowedNames.RELATION, BorrowedNames.JOIN);
        CatalogIndexes indexes = new CatalogIndexes(columns);
        return new CatalogQuery(connection, sql).ofRelations(oids, indexes::index);
    }

    private Found index(ResultSet row) throws SQLException {
        long table = row.getLong("indrelid");
        List<Integer> numbers = CatalogQuery.numbers(row, "columns");
        int keys = row.getInt("indnkeyatts");
        @Nullable String predicate = expression(row, "predicate");
        Definition definition = new Definition(
                row.getBoolean("indisunique"),
                row.getString("amname"),
                keys(row, numbers.subList(0, keys)),
                columns.names(table, numbers.subList(keys, numbers.size())),
                predicate == null ? null : Expression.of(predicate),
                row.getBoolean("nulls_not_distinct"));
        return new Found(table, new Index(row.getString("relname"), definition), row.getBoolean("valid"));
    }

    private List<Index.Key> keys(ResultSet row, List<Integer> numbers) throws SQLException {
        long table = row.getLong("indrelid");
        @Nullable String list = expression(row, "expressions");
        Iterator<String> expressions =
                ExpressionText.split(list == null ? "" : list, ",").iterator();
        List<Order> orders = orders(row);
        List<Index.Key> keys = new ArrayList<>();
        for (int number : numbers) {
            boolean computed = number == 0;
            String text = computed ? expressions.next() : columns.name(table, number);
            keys.add(new Index.Key(Expression.of(text), computed, orders.get(keys.size())));
        }
        return keys;
    }

    private static List<Order> orders(ResultSet row) throws SQLException {
        List<Integer> options = CatalogQuery.numbers(row, "options");
        List<String> classes = CatalogQuery.texts(row, "classes");
        List<String> collations = CatalogQuery.texts(row, "collations");
        List<Order> orders = new ArrayList<>();
        for (int place = 0; place < options.size(); place++) {
            int option = options.get(place);
            orders.add(new Order(
                    (option & DESCENDING) != 0,
                    (option & NULLS_FIRST) != 0,
                    emptyToNull(classes.get(place)),
                    emptyToNull(collations.get(place))));
        }
        return orders;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private @Nullable String expression(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? null : columns.restored(row.getLong("indrelid"), text, row.getBoolean("borrowed"));
    }

    /** An index of a table. An invalid one serves no query, but its definition is known. */
    record Found(long table, Index index, boolean valid) {}
}
