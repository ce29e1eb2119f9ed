package io.github.automigrate.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * What a database consists of, one line for each column, constraint, index, sequence and type, without the names that the
 * server chooses where a mapping gives none. Two databases with equal lines serve an application equally.
 */
public final class Catalog {

    private static final String OURS = "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"
            + " AND n.nspname !~ '^pg_(toast_)?temp' AND c.relname NOT LIKE 'automigrate\\_history%'";

    private static final String COLUMNS =
            """
            SELECT concat_ws(' ', 'column', n.nspname || '.' || c.relname, a.attname, '#' || row_number() OVER (
                PARTITION BY c.oid ORDER BY a.attnum), format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attnotnull THEN 'not null' END, 'identity ' || nullif(a.attidentity::text, ''),
                'generated ' || nullif(a.attgenerated::text, ''), 'default ' || pg_get_expr(v.adbin, v.adrelid),
                'collate ' || o.collname, 'comment ' || quote_literal(col_description(c.oid, a.attnum)))
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_collation o ON o.oid = a.attcollation AND a.attcollation <> t.typcollation
            LEFT JOIN pg_attrdef v ON v.adrelid = a.attrelid AND v.adnum = a.attnum
            WHERE c.relkind IN ('r', 'p', 'c') AND a.attnum > 0 AND NOT a.attisdropped AND"""
                    + " " + OURS;

    // the model names foreign keys and plain indexes itself; other names are the server's to choose
    private static final String CONSTRAINTS =
            """
            SELECT concat_ws(' ', 'constraint', n.nspname || '.' || c.relname, CASE k.contype WHEN 'f' THEN k.conname END,
                pg_get_constraintdef(k.oid), CASE WHEN NOT k.convalidated THEN 'not validated' END)
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE k.contype <> 'n' AND"""
                    + " " + OURS;

    private static final String INDEXES =
            """
            SELECT concat_ws(' ', 'index', n.nspname || '.' || c.relname, pg_get_indexdef(i.indexrelid))
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype <> 'f') AND"""
                    + " " + OURS;

    private static final String TABLES =
            """
            SELECT concat_ws(' ', 'table', n.nspname || '.' || c.relname,
                'comment ' || quote_literal(obj_description(c.oid, 'pg_class')))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND"""
                    + " " + OURS;

    private static final String SEQUENCES =
            """
            SELECT concat_ws(' ', 'sequence', n.nspname || '.' || c.relname, format_type(s.seqtypid, NULL), s.seqstart,
                s.seqincrement)
            FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE"""
                    + " " + OURS;

    private static final String ENUM_TYPES =
            """
            SELECT concat_ws(' ', 'enum', t.oid::regtype, (SELECT string_agg(quote_literal(e.enumlabel), ', '
                ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid))
            FROM pg_type t WHERE t.typtype = 'e'
            """;

    private static final String CASTS =
            """
            SELECT concat_ws(' ', 'cast', k.castsource::regtype, k.casttarget::regtype, k.castcontext::text)
            FROM pg_cast k WHERE k.castmethod = 'i' AND k.oid >= 16384
                AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.deptype = 'e' AND d.objid = k.oid)
            """;

    private Catalog() {}

    /** Returns the lines of this database, in order of the alphabet. */
    public static List<String> of(PostgresDatabase database) {
        List<String> lines = new ArrayList<>();
        for (String query : List.of(TABLES, COLUMNS, CONSTRAINTS, INDEXES, SEQUENCES, ENUM_TYPES, CASTS)) {
            lines.addAll(Sql.column(database, query));
        }
        return lines.stream().sorted().toList();
    }
}
