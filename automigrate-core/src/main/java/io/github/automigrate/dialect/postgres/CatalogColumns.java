package io.github.automigrate.dialect.postgres;

import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.Column.Traits;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.Management;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The columns of the model's tables, by table and number. */
final class CatalogColumns {

    // a default has no columns, so its text needs no relation; the lender's own columns come along for their names
    private static final String SQL =
            """
            SELECT a.attrelid, a.attnum, a.attname, quote_ident(a.attname) AS quoted, c.oid = lent.oid AS lends,
                   format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull, a.attidentity, a.attgenerated,
                   lender.oid IS NOT NULL AS borrows, o.collname, t.description,
                   CASE a.attgenerated WHEN '' THEN pg_get_expr(d.adbin, 0) ELSE pg_get_expr(d.adbin, %s) END AS source,
                   d.oid IS NOT NULL AND a.attgenerated = '' AND EXISTS (
                       SELECT FROM pg_depend uses JOIN pg_sequence q ON q.seqrelid = uses.refobjid
                       JOIN pg_depend owned ON owned.classid = uses.refclassid AND owned.objid = uses.refobjid
                       WHERE uses.classid = 'pg_attrdef'::regclass AND uses.objid = d.oid
                         AND uses.refclassid = 'pg_class'::regclass AND owned.deptype = 'a'
                         AND owned.refclassid = 'pg_class'::regclass
                         AND owned.refobjid = a.attrelid AND owned.refobjsubid = a.attnum) AS serial
            FROM (SELECT to_regclass('information_schema.routines') AS oid) AS lent
            JOIN pg_class c ON c.oid = ANY (?::oid[]) OR c.oid = lent.oid
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type y ON y.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            LEFT JOIN pg_collation o ON o.oid = a.attcollation AND a.attcollation <> y.typcollation
            LEFT JOIN pg_description t
                   ON t.classoid = 'pg_class'::regclass AND t.objoid = a.attrelid AND t.objsubid = a.attnum
            %s ORDER BY a.attrelid, a.attnum
            """
                    .formatted(BorrowedNames.RELATION, BorrowedNames.JOIN);

    private final Map<Long, Map<Integer, Numbered>> tables = new HashMap<>();
    private final List<String> lenders = new ArrayList<>();

    private CatalogColumns() {}

    /** Reads the columns of these tables. */
    static CatalogColumns read(Connection connection, Collection<Long> oids) throws SQLException {
        CatalogColumns columns = new CatalogColumns();
        for (Numbered column : new CatalogQuery(connection, SQL).ofRelations(oids, CatalogColumns::column)) {
            if (column.spelling.lends) {
                columns.lenders.add(column.column.name());
            } else {
                columns.tables
                        .computeIfAbsent(column.table, oid -> new TreeMap<>())
                        .put(column.number, column);
            }
        }
        return columns;
    }

    private static Numbered column(ResultSet row) throws SQLException {
        boolean lends = row.getBoolean("lends");
        String type = lends ? "text" : row.getString("type");
        Traits traits = new Traits(row.getString("collname"), row.getString("description"), false, Management.FULL);
        Column column = new Column(
                row.getString("attname"),
                new PostgresColumnTypes().canonical(type),
                !row.getBoolean("attnotnull"),
                source(row),
                traits);
        Spelling spelling = new Spelling(row.getString("quoted"), lends, row.getBoolean("borrows"));
        return new Numbered(row.getLong("attrelid"), row.getInt("attnum"), column, spelling);
    }

    private static ColumnSource source(ResultSet row) throws SQLException {
        String generated = row.getString("attgenerated");
        @Nullable String text = row.getString("source");
        if (!row.getString("attidentity").isEmpty() || row.getBoolean("serial")) {
            return new ColumnSource.Identity();
        }
        if (text == null) {
            return ColumnSource.none();
        }
        return generated.isEmpty()
                ? ColumnSource.defaultOf(text)
                : new ColumnSource.Generated(Expression.of(text), "s".equals(generated));
    }

    /** Returns the columns of a table in order. */
    List<Column> of(long table) {
        return columns(table).values().stream()
                .map(column -> restored(table, column))
                .toList();
    }

    /** Returns the names of the columns with these numbers, in this order. */
    List<String> names(long table, List<Integer> numbers) {
        return numbers.stream().map(number -> name(table, number)).toList();
    }

    /** Returns the name of the column with this number; a system column has none here. */
    String name(long table, int number) {
        Numbered column = columns(table).get(number);
        return column == null ? "" : column.column.name();
    }

    /** Returns the collation of the column with this number, null when it is its type's own. */
    @Nullable
    String collation(long table, int number) {
        Numbered column = columns(table).get(number);
        return column == null ? null : column.column.traits().collation();
    }

    /** Returns an expression of the catalog with the names of this table's columns. */
    String restored(long table, String expression, boolean borrowed) {
        if (!borrowed) {
            return expression;
        }
        Map<Integer, String> quoted = new HashMap<>();
        columns(table).forEach((number, column) -> quoted.put(number, column.spelling.quoted));
        return new BorrowedNames(lenders).restored(expression, quoted);
    }

    private Column restored(long table, Numbered numbered) {
        if (numbered.column.source() instanceof ColumnSource.Generated generated && numbered.spelling.borrows) {
            Expression expression =
                    Expression.of(restored(table, generated.expression().sql(), true));
            return numbered.column.withSource(new ColumnSource.Generated(expression, generated.stored()));
        }
        return numbered.column;
    }

    private Map<Integer, Numbered> columns(long table) {
        return tables.getOrDefault(table, Map.of());
    }

    private record Numbered(long table, int number, Column column, Spelling spelling) {}

    /** How expressions of the catalog spell a column: by its own quoted name, or by one that another column lends. */
    private record Spelling(String quoted, boolean lends, boolean borrows) {}
}
