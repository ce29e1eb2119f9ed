package io.github.automigrate.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The definition of a database as the server itself writes it, in the order of {@code pg_dump}: what a dump holds and a
 * restore executes. The embedded server comes without {@code pg_dump}, which does nothing but ask for these texts.
 *
 * @param statements the DDL that makes the same objects in another database; rows are left out
 */
public record CatalogDump(List<String> statements) {

    public CatalogDump {
        statements = List.copyOf(statements);
    }

    /** Reads the definition of this database. */
    public static CatalogDump of(PostgresDatabase database) {
        List<String> statements = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            // an empty search path makes the server qualify every name, as it does for pg_dump
            statement.execute("SET search_path = ''");
            for (String query : IN_ORDER_OF_PG_DUMP) {
                ResultSet rows = statement.executeQuery(query);
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
            }
            return new CatalogDump(statements);
        } catch (SQLException failure) {
            throw new IllegalStateException("The database could not be dumped: " + failure.getMessage(), failure);
        }
    }

    /** Makes the same objects in a fresh database, and returns it. */
    public PostgresDatabase restored() {
        PostgresDatabase database = PostgresServer.freshDatabase();
        Sql.execute(database, statements.toArray(String[]::new));
        return database;
    }

    private static final String OURS = "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"
            + " AND n.nspname !~ '^pg_(toast_)?temp'";

    private static final String NOT_OF_AN_EXTENSION =
            OURS + " AND NOT EXISTS (SELECT FROM pg_depend d" + " WHERE d.deptype = 'e' AND d.objid = %s.oid)";

    private static final String OF_TABLE =
            " JOIN pg_class c ON c.oid = %s JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE c.relkind = 'r' AND " + NOT_OF_AN_EXTENSION.formatted("c");

    private static final String SCHEMAS =
            """
            SELECT format('CREATE SCHEMA IF NOT EXISTS %I', n.nspname) FROM pg_namespace n WHERE"""
                    + " " + NOT_OF_AN_EXTENSION.formatted("n");

    private static final String EXTENSIONS =
            """
            SELECT format('CREATE EXTENSION %I SCHEMA %I', e.extname, n.nspname)
            FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'
            """;

    private static final String ENUM_TYPES =
            """
            SELECT format('CREATE TYPE %I.%I AS ENUM (%s)', n.nspname, t.typname,
                (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                 FROM pg_enum e WHERE e.enumtypid = t.oid))
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE t.typtype = 'e' ORDER BY t.oid
            """;

    private static final String COMPOSITE_TYPES =
            """
            SELECT format('CREATE TYPE %I.%I AS (%s)', n.nspname, c.relname,
                (SELECT string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum)
                 FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'c' AND %s ORDER BY c.oid
           """
                    .replace("AND %s ORDER", "AND " + NOT_OF_AN_EXTENSION.formatted("c") + " ORDER");

    private static final String CASTS =
            """
            SELECT format('CREATE CAST (%s AS %s) WITH INOUT%s', format_type(k.castsource, NULL),
                format_type(k.casttarget, NULL), CASE k.castcontext WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END)
            FROM pg_cast k WHERE k.castmethod = 'i' AND k.oid >= 16384
                AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.deptype = 'e' AND d.objid = k.oid)
            """;

    private static final String SEQUENCES =
            """
            SELECT format('CREATE SEQUENCE %I.%I AS %s START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s',
                n.nspname, c.relname, format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
                s.seqcache)
            FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'i')
            """;

    private static final String TABLES =
            """
            SELECT format('CREATE TABLE %I.%I (%s)', n.nspname, c.relname, concat_ws(', ',
                (SELECT string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                        || CASE WHEN a.attcollation <> t.typcollation
                           THEN format(' COLLATE %I.%I', l.nspname, o.collname) ELSE '' END
                        || CASE a.attgenerated WHEN '' THEN coalesce(' DEFAULT ' || pg_get_expr(v.adbin, v.adrelid), '')
                           ELSE format(' GENERATED ALWAYS AS (%s) %s', pg_get_expr(v.adbin, v.adrelid),
                                CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END) END
                        || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ', ' ORDER BY a.attnum)
                 FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                 LEFT JOIN pg_collation o ON o.oid = a.attcollation LEFT JOIN pg_namespace l ON l.oid = o.collnamespace
                 LEFT JOIN pg_attrdef v ON v.adrelid = a.attrelid AND v.adnum = a.attnum
                 WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
                (SELECT string_agg(format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), ', ' ORDER BY k.oid)
                 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c')))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND %s ORDER BY c.oid
           """
                    .replace("AND %s ORDER", "AND " + NOT_OF_AN_EXTENSION.formatted("c") + " ORDER");

    private static final String SERIALS =
            """
            SELECT format('ALTER SEQUENCE %s OWNED BY %s.%I', d.objid::regclass, d.refobjid::regclass, a.attname)
            FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
            JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE d.deptype = 'a' AND d.classid = 'pg_catalog.pg_class'::regclass
            """;

    private static final String IDENTITIES =
            """
            SELECT format('ALTER TABLE %s ALTER COLUMN %I ADD GENERATED %s AS IDENTITY (SEQUENCE NAME %s)',
                a.attrelid::regclass, a.attname, CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END,
                d.objid::regclass)
            FROM pg_attribute a JOIN pg_depend d ON d.refobjid = a.attrelid AND d.refobjsubid = a.attnum
                AND d.deptype = 'i' AND d.classid = 'pg_catalog.pg_class'::regclass
            WHERE a.attidentity <> ''
            """;

    private static final String VIEWS =
            """
            SELECT format('CREATE VIEW %I.%I AS %s', n.nspname, c.relname, pg_get_viewdef(c.oid))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'v' AND"""
                    + " " + NOT_OF_AN_EXTENSION.formatted("c");

    private static final String KEYS =
            """
            SELECT format('ALTER TABLE ONLY %s ADD CONSTRAINT %I %s', c.oid::regclass, k.conname,
                pg_get_constraintdef(k.oid)) FROM pg_constraint k"""
                    + OF_TABLE.formatted("k.conrelid") + " AND k.contype = ANY ('{%s}') ORDER BY k.oid";

    private static final String INDEXES = "SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i"
            + OF_TABLE.formatted("i.indrelid")
            + " AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u'))";

    private static final String COMMENTS =
            """
            SELECT CASE WHEN d.objsubid = 0 THEN format('COMMENT ON TABLE %s IS %L', d.objoid::regclass, d.description)
                ELSE format('COMMENT ON COLUMN %s.%I IS %L', d.objoid::regclass, a.attname, d.description) END
            FROM pg_description d JOIN pg_class c ON c.oid = d.objoid JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
            WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND c.relkind = 'r' AND"""
                    + " " + NOT_OF_AN_EXTENSION.formatted("c");

    private static final List<String> IN_ORDER_OF_PG_DUMP = List.of(
            SCHEMAS,
            EXTENSIONS,
            ENUM_TYPES,
            COMPOSITE_TYPES,
            CASTS,
            SEQUENCES,
            TABLES,
            SERIALS,
            IDENTITIES,
            VIEWS,
            KEYS.replace("{%s}", "{p,u}"),
            INDEXES,
            KEYS.replace("{%s}", "{f}"),
            COMMENTS);
}
