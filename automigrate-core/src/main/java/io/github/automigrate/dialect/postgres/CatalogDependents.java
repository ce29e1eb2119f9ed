package io.github.automigrate.dialect.postgres;

import io.github.automigrate.live.Relation.Dependent;
import io.github.automigrate.live.Relation.DependentKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What depends on the columns of the model's tables, in the words of {@code pg_depend} and of the indexes and keys. */
final class CatalogDependents {

    // Generated columns stand in pg_depend as pg_attrdef from PostgreSQL 15 on and as pg_class before. The columns of a
    // partition key depend on their table, and not the other way round.
    private static final String SQL =
            """
            WITH wanted AS (SELECT unnest(?::oid[]) AS oid),
            found AS (
                SELECT d.refobjid AS oid, d.refobjsubid AS number,
                       CASE d.classid
                            WHEN 'pg_rewrite'::regclass THEN 'VIEW'
                            WHEN 'pg_trigger'::regclass THEN 'TRIGGER'
                            WHEN 'pg_policy'::regclass THEN 'POLICY'
                            WHEN 'pg_publication_rel'::regclass THEN 'PUBLICATION_FILTER'
                            WHEN 'pg_attrdef'::regclass THEN 'GENERATED_COLUMN'
                            WHEN 'pg_class'::regclass THEN 'GENERATED_COLUMN'
                            ELSE 'OTHER' END AS kind,
                       CASE d.classid
                            WHEN 'pg_rewrite'::regclass THEN (
                                SELECT CASE WHEN r.rulename <> '_RETURN' THEN r.rulename || ' of ' ELSE '' END
                                       || n.nspname || '.' || v.relname FROM pg_rewrite r
                                JOIN pg_class v ON v.oid = r.ev_class JOIN pg_namespace n ON n.oid = v.relnamespace
                                WHERE r.oid = d.objid)
                            WHEN 'pg_trigger'::regclass THEN (SELECT tgname FROM pg_trigger WHERE oid = d.objid)
                            WHEN 'pg_policy'::regclass THEN (SELECT polname FROM pg_policy WHERE oid = d.objid)
                            WHEN 'pg_publication_rel'::regclass THEN (
                                SELECT p.pubname FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid
                                WHERE r.oid = d.objid)
                            WHEN 'pg_attrdef'::regclass THEN (
                                SELECT a.attname FROM pg_attrdef f JOIN pg_attribute a
                                    ON a.attrelid = f.adrelid AND a.attnum = f.adnum AND a.attgenerated <> ''
                                WHERE f.oid = d.objid AND f.adnum <> d.refobjsubid)
                            WHEN 'pg_class'::regclass THEN (
                                SELECT a.attname FROM pg_attribute a WHERE a.attrelid = d.objid
                                  AND a.attnum = d.objsubid AND a.attgenerated <> '' AND d.objid = d.refobjid)
                            ELSE pg_describe_object(d.classid, d.objid, d.objsubid) END AS name
                FROM wanted w
                JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = w.oid AND d.refobjsubid > 0
                WHERE d.classid NOT IN ('pg_constraint'::regclass, 'pg_statistic_ext'::regclass)
                UNION
                SELECT d.objid, d.objsubid, 'PARTITION_KEY', 'partition key'
                FROM wanted w
                JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = w.oid AND d.objsubid > 0
                 AND d.refclassid = 'pg_class'::regclass AND d.refobjid = w.oid AND d.refobjsubid = 0
                 AND d.deptype = 'i'
                UNION
                SELECT i.indrelid, used.number,
                       CASE WHEN i.indexprs IS NULL AND i.indpred IS NULL THEN 'INDEX' ELSE 'EXPRESSION_INDEX' END,
                       x.relname
                FROM wanted w
                JOIN pg_index i ON i.indrelid = w.oid
                JOIN pg_class x ON x.oid = i.indexrelid
                CROSS JOIN LATERAL (
                    SELECT unnest(i.indkey::smallint[])::integer
                    UNION
                    SELECT d.refobjsubid FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid
                      AND d.refclassid = 'pg_class'::regclass AND d.refobjid = w.oid) AS used (number)
                UNION
                SELECT k.conrelid, unnest(k.conkey), CASE k.contype WHEN 'c' THEN 'CHECK' ELSE 'FOREIGN_KEY' END,
                       k.conname
                FROM wanted w
                JOIN pg_constraint k ON k.conrelid = w.oid AND k.contype IN ('c', 'f') AND k.conparentid = 0
                UNION
                SELECT k.confrelid, unnest(k.confkey), 'FOREIGN_KEY',
                       k.conname || ' of ' || n.nspname || '.' || r.relname
                FROM pg_constraint k
                JOIN pg_class r ON r.oid = k.conrelid
                JOIN pg_namespace n ON n.oid = r.relnamespace
                WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = ANY (SELECT oid FROM wanted))
            SELECT f.oid, a.attname, f.kind, f.name
            FROM found f
            JOIN pg_attribute a ON a.attrelid = f.oid AND a.attnum = f.number AND a.attnum > 0
            WHERE f.name IS NOT NULL
            ORDER BY f.oid, f.number, f.kind, f.name
            """;

    private CatalogDependents() {}

    /** Reads what depends on the columns of these tables, by table. */
    static Map<Long, List<Dependent>> read(Connection connection, Collection<Long> oids) throws SQLException {
        return new CatalogQuery(connection, SQL)
                .ofRelations(oids, CatalogDependents::found).stream()
                        .collect(Collectors.groupingBy(
                                Found::table, Collectors.mapping(Found::dependent, Collectors.toList())));
    }

    private static Found found(ResultSet row) throws SQLException {
        Dependent dependent = new Dependent(
                row.getString("attname"), DependentKind.valueOf(row.getString("kind")), row.getString("name"));
        return new Found(row.getLong("oid"), dependent);
    }

    private record Found(long table, Dependent dependent) {}
}
