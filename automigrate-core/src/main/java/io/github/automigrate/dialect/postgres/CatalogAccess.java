package io.github.automigrate.dialect.postgres;

import io.github.automigrate.live.Access;
import io.github.automigrate.schema.Grantable;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Sequence;
import io.github.automigrate.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The roles that the model names, and what they may do; asks nothing when it names none.
 *
 * @param roles the roles that exist
 */
record CatalogAccess(List<String> roles, List<Access> accesses) {

    private static final String ROLES = "SELECT rolname FROM pg_roles WHERE rolname = ANY (?::name[])";

    private static final String ACCESSES =
            """
            WITH wanted AS (SELECT DISTINCT nsp, rel FROM unnest(?::text[], ?::text[]) AS w (nsp, rel)),
                 role AS (SELECT oid, rolname FROM pg_roles WHERE rolname = ANY (?::name[]))
            SELECT 'NAMESPACE' AS kind, n.nspname, '' AS relname, role.rolname,
                   CASE WHEN has_schema_privilege(role.oid, n.oid, 'USAGE') THEN ARRAY['USAGE'] ELSE ARRAY[]::text[] END
                       AS privileges,
                   pg_has_role(n.nspowner, 'USAGE') AS may_grant
            FROM pg_namespace n CROSS JOIN role
            WHERE n.nspname IN (SELECT nsp FROM wanted)
            UNION ALL
            SELECT 'TABLE', n.nspname, c.relname, role.rolname,
                   ARRAY(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS p
                         WHERE has_table_privilege(role.oid, c.oid, p)),
                   pg_has_role(c.relowner, 'USAGE')
            FROM wanted JOIN pg_namespace n ON n.nspname = nsp
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = rel AND c.relkind IN ('r', 'p') CROSS JOIN role
            UNION ALL
            SELECT 'SEQUENCE', n.nspname, c.relname, role.rolname,
                   ARRAY(SELECT p FROM unnest(ARRAY['USAGE', 'SELECT']) AS p
                         WHERE has_sequence_privilege(role.oid, c.oid, p)),
                   pg_has_role(c.relowner, 'USAGE')
            FROM wanted JOIN pg_namespace n ON n.nspname = nsp
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = rel AND c.relkind = 'S' CROSS JOIN role
            ORDER BY 1, 2, 3, 4""";

    static CatalogAccess read(Connection connection, Schema desired) throws SQLException {
        if (desired.roles().isEmpty()) {
            return new CatalogAccess(List.of(), List.of());
        }
        String[] roles = desired.roles().toArray(new String[0]);
        List<QualifiedName> names = Stream.concat(
                        desired.tables().stream().map(Table::name),
                        desired.sequences().stream().map(Sequence::name))
                .toList();
        return new CatalogAccess(
                Rows.of(connection, ROLES, row -> row.getString(1), (Object) roles),
                Rows.of(
                        connection,
                        ACCESSES,
                        CatalogAccess::access,
                        names.stream().map(QualifiedName::schema).toArray(String[]::new),
                        names.stream().map(QualifiedName::name).toArray(String[]::new),
                        roles));
    }

    private static Access access(ResultSet row) throws SQLException {
        return new Access(
                Grantable.valueOf(row.getString("kind")),
                CatalogQuery.name(row),
                row.getString("rolname"),
                Set.copyOf(CatalogQuery.texts(row, "privileges")),
                row.getBoolean("may_grant"));
    }
}
