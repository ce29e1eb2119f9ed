package io.github.automigrate.dialect.postgres;

import io.github.automigrate.live.Relation;
import io.github.automigrate.live.Relation.Kind;
import io.github.automigrate.live.Relation.Ownership;
import io.github.automigrate.live.Relation.Size;
import io.github.automigrate.live.Relation.Surroundings;
import io.github.automigrate.schema.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The relations that hold the names of the model's tables, whatever their kind. */
final class CatalogRelations {

    // sizes come from the statistics, since pg_relation_size waits behind an exclusive lock
    private static final String SQL =
            """
            SELECT c.oid, n.nspname, c.relname, c.relkind, c.relispartition, c.relrowsecurity, d.description,
                   EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = c.oid) AS inherits,
                   pg_get_userbyid(c.relowner) AS owner, pg_has_role(c.relowner, 'USAGE') AS may_alter,
                   CASE c.relkind WHEN 'p' THEN tree.known ELSE c.relpages > 0 AND c.reltuples >= 0 END AS known,
                   CASE c.relkind WHEN 'p' THEN tree.tuples ELSE c.reltuples::bigint END AS tuples,
                   CASE c.relkind WHEN 'p' THEN tree.pages ELSE c.relpages END
                       * current_setting('block_size')::bigint AS bytes,
                   tree.partitions, %s AS publications
            FROM unnest(?::name[], ?::name[]) AS wanted (nsp, rel)
            JOIN pg_namespace n ON n.nspname = wanted.nsp
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.rel
            LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
            CROSS JOIN LATERAL (
                WITH RECURSIVE tree AS (
                    SELECT inhrelid FROM pg_inherits WHERE inhparent = CASE c.relkind WHEN 'p' THEN c.oid END
                    UNION ALL
                    SELECT h.inhrelid FROM tree JOIN pg_inherits h ON h.inhparent = tree.inhrelid)
                SELECT count(*) AS partitions, coalesce(bool_and(relpages > 0 AND reltuples >= 0), false) AS known,
                       sum(reltuples)::bigint AS tuples, sum(relpages)::bigint AS pages
                FROM tree JOIN pg_class leaf ON leaf.oid = tree.inhrelid AND leaf.relkind <> 'p') AS tree
            """;

    private static final String PUBLICATIONS =
            """
            ARRAY(SELECT p.pubname::text FROM pg_publication p WHERE p.puballtables
                  OR EXISTS (SELECT FROM pg_publication_rel r WHERE r.prpubid = p.oid AND r.prrelid = c.oid)%s)""";

    // publications of whole schemas came with PostgreSQL 15
    private static final String NAMESPACE_PUBLICATIONS =
            """

                  OR EXISTS (SELECT FROM pg_publication_namespace s
                             WHERE s.pnpubid = p.oid AND s.pnnspid = c.relnamespace)""";

    private CatalogRelations() {}

    /** Reads the relations of these names. */
    static List<Found> read(Connection connection, int major, Collection<QualifiedName> names) throws SQLException {
        String publications = PUBLICATIONS.formatted(major >= 15 ? NAMESPACE_PUBLICATIONS : "");
        return new CatalogQuery(connection, SQL.formatted(publications)).ofNames(names, CatalogRelations::found);
    }

    private static Found found(ResultSet row) throws SQLException {
        Facts facts = new Facts(
                kind(row),
                size(row),
                new Ownership(row.getString("owner"), row.getBoolean("may_alter")),
                new Surroundings(
                        row.getInt("partitions"),
                        Set.copyOf(CatalogQuery.texts(row, "publications")),
                        row.getBoolean("relrowsecurity")));
        return new Found(row.getLong("oid"), CatalogQuery.name(row), facts, row.getString("description"));
    }

    private static Kind kind(ResultSet row) throws SQLException {
        boolean partition = row.getBoolean("relispartition");
        return switch (row.getString("relkind")) {
            case "r" -> partition ? Kind.PARTITION : row.getBoolean("inherits") ? Kind.INHERITANCE_CHILD : Kind.TABLE;
            case "p" -> partition ? Kind.PARTITION : Kind.PARTITIONED_TABLE;
            case "v" -> Kind.VIEW;
            case "m" -> Kind.MATERIALIZED_VIEW;
            case "f" -> Kind.FOREIGN_TABLE;
            default -> Kind.OTHER;
        };
    }

    private static Size size(ResultSet row) throws SQLException {
        return row.getBoolean("known")
                ? new Size(OptionalLong.of(row.getLong("tuples")), OptionalLong.of(row.getLong("bytes")))
                : Size.UNKNOWN;
    }

    /** A relation that was found under a name of the model. */
    record Found(long oid, QualifiedName name, Facts facts, @Nullable String comment) {

        /** Returns whether the relation is one whose definition is read and may be altered. */
        boolean isTable() {
            return facts.kind == Kind.TABLE || facts.kind == Kind.PARTITIONED_TABLE;
        }
    }

    /** What a relation's own row of the catalog says. */
    record Facts(Kind kind, Size size, Ownership ownership, Surroundings surroundings) {

        /** Returns the relation with what other parts of the catalog say. */
        Relation with(Relation.Pending pending, List<Relation.Dependent> dependents) {
            return new Relation(kind, size, ownership, pending, dependents, surroundings);
        }
    }
}
