package io.github.automigrate.dialect.postgres;

import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.ForeignKey.ReferentialAction;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.UniqueKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The constraints of the model's tables. */
final class CatalogConstraints {

    // a foreign key to a partitioned table has one more row for each partition, with a parent
    private static final String SQL =
            """
            SELECT k.conrelid, k.conname, k.contype, k.convalidated, k.confdeltype, k.confupdtype,
                   coalesce(k.conkey, '{}')::integer[] AS columns, %s AS nulls_not_distinct,
                   n.nspname, r.relname, ARRAY(
                       SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS f (number, place)
                       JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = f.number ORDER BY f.place
                   ) AS referenced,
                   CASE k.contype WHEN 'c' THEN pg_get_expr(k.conbin, %s) END AS condition,
                   lender.oid IS NOT NULL AS borrowed
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            LEFT JOIN pg_index i ON i.indexrelid = k.conindid
            LEFT JOIN pg_class r ON r.oid = k.confrelid
            LEFT JOIN pg_namespace n ON n.oid = r.relnamespace
            %s WHERE k.conrelid = ANY (?::oid[])
              AND (k.contype IN ('p', 'u', 'c') OR k.contype = 'f' AND k.conparentid = 0
                   OR k.contype = 'n' AND NOT k.convalidated)
              %s ORDER BY k.conrelid, k.conname
            """;

    private final CatalogColumns columns;
    private final Map<Long, OfTable> tables = new HashMap<>();

    private CatalogConstraints(CatalogColumns columns) {
        this.columns = columns;
    }

    /** Reads the constraints of these tables; one that is not enforced (PostgreSQL 18) counts as absent. */
    static CatalogConstraints read(Connection connection, int major, Collection<Long> oids, CatalogColumns columns)
            throws SQLException {
        String sql = SQL.formatted(
                major >= 15 ? "coalesce(i.indnullsnotdistinct, false)" : "false",
                BorrowedNames.RELATION,
                BorrowedNames.JOIN,
                major >= 18 ? "AND k.conenforced" : "");
        CatalogConstraints constraints = new CatalogConstraints(columns);
        new CatalogQuery(connection, sql).ofRelations(oids, constraints::add);
        return constraints;
    }

    /** Returns the constraints of a table. */
    OfTable of(long table) {
        return tables.getOrDefault(table, new OfTable());
    }

    private String add(ResultSet row) throws SQLException {
        long table = row.getLong("conrelid");
        String name = row.getString("conname");
        List<String> keys = columns.names(table, CatalogQuery.numbers(row, "columns"));
        OfTable constraints = tables.computeIfAbsent(table, oid -> new OfTable());
        if (!row.getBoolean("convalidated")) {
            constraints.unvalidated.add(name);
        }
        switch (row.getString("contype")) {
            case "p" -> constraints.primaryKey = new PrimaryKey(name, keys);
            case "u" -> constraints.uniqueKeys.add(new UniqueKey(name, keys, row.getBoolean("nulls_not_distinct")));
            case "f" -> constraints.foreignKeys.add(new ForeignKey(name, keys, reference(row)));
            case "c" -> constraints.checks.add(check(row, keys));
            default -> {
                // NOT NULL (PostgreSQL 18) that is not validated; the column says the rest
            }
        }
        return name;
    }

    private static ForeignKey.Reference reference(ResultSet row) throws SQLException {
        return new ForeignKey.Reference(
                CatalogQuery.name(row),
                CatalogQuery.texts(row, "referenced"),
                action(row.getString("confdeltype")),
                action(row.getString("confupdtype")));
    }

    private static ReferentialAction action(String code) {
        return switch (code) {
            case "r" -> ReferentialAction.RESTRICT;
            case "c" -> ReferentialAction.CASCADE;
            case "n" -> ReferentialAction.SET_NULL;
            case "d" -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    private Check check(ResultSet row, List<String> keys) throws SQLException {
        String condition =
                columns.restored(row.getLong("conrelid"), row.getString("condition"), row.getBoolean("borrowed"));
        return new Check(row.getString("conname"), Expression.of(condition), Set.copyOf(keys), null);
    }

    /** The constraints of one table. */
    static final class OfTable {

        private @Nullable PrimaryKey primaryKey;
        private final List<UniqueKey> uniqueKeys = new ArrayList<>();
        private final List<ForeignKey> foreignKeys = new ArrayList<>();
        private final List<Check> checks = new ArrayList<>();
        private final Set<String> unvalidated = new HashSet<>();

        @Nullable
        PrimaryKey primaryKey() {
            return primaryKey;
        }

        List<UniqueKey> uniqueKeys() {
            return uniqueKeys;
        }

        List<ForeignKey> foreignKeys() {
            return foreignKeys;
        }

        List<Check> checks() {
            return checks;
        }

        Set<String> unvalidated() {
            return unvalidated;
        }
    }
}
