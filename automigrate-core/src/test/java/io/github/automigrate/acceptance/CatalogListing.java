package io.github.automigrate.acceptance;

import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.Sql;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the catalog says of the tables of the schema public, without the names that the server or Hibernate made up. */
final class CatalogListing {

    private static final String TABLES =
            " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')"
                    + " AND c.relname <> 'automigrate_history' ";

    private CatalogListing() {}

    /** Returns the columns of each table, table by table and in the order of the table. */
    static List<String> columns(PostgresDatabase database) {
        return Sql.column(
                database,
                "SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)"
                        + " || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END"
                        + " || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') || a.attidentity::text"
                        + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                        + " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum" + TABLES
                        + "AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum");
    }

    /** Returns the constraints and indexes by what they say, and the sequences. */
    static Set<String> objects(PostgresDatabase database) {
        Set<String> objects = new TreeSet<>(Sql.column(
                database,
                "SELECT c.relname || ' ' || pg_get_constraintdef(k.oid) FROM pg_constraint k"
                        + " JOIN pg_class c ON c.oid = k.conrelid" + TABLES + "AND k.contype <> 'n'"));
        objects.addAll(Sql.column(
                database,
                "SELECT c.relname || substring(pg_get_indexdef(i.indexrelid) FROM ' USING.*')"
                        + " || CASE WHEN i.indisunique THEN ' unique' ELSE '' END"
                        + " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid" + TABLES));
        objects.addAll(Sql.column(
                database,
                "SELECT sequencename || ' from ' || start_value || ' by ' || increment_by FROM pg_sequences"
                        + " WHERE schemaname = 'public' AND sequencename <> 'automigrate_history_id_seq'"));
        return objects;
    }
}
