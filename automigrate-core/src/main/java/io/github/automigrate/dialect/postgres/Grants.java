package io.github.automigrate.dialect.postgres;

import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a user who owns nothing needs to work with tables and sequences. */
final class Grants {

    // the sequence of an identity column needs no grant, and that of another default is asked for by its own name
    private static final String MISSING =
            """
            SELECT string_agg(p.name, ', ' ORDER BY p.place), c.relkind = 'S', current_user
              FROM pg_class c
              CROSS JOIN LATERAL unnest(CASE WHEN c.relkind = 'S' THEN ARRAY['USAGE']
                         ELSE ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE'] END) WITH ORDINALITY AS p(name, place)
             WHERE c.oid = to_regclass(?)
               AND NOT CASE WHEN c.relkind = 'S' THEN has_sequence_privilege(c.oid, p.name)
                            ELSE has_table_privilege(c.oid, p.name) END
             GROUP BY c.relkind""";

    private Grants() {}

    static SqlScript missing(Connection application, List<QualifiedName> relations) throws SQLException {
        SqlScript grants = SqlScript.EMPTY;
        for (QualifiedName relation : relations) {
            String name = PostgresSql.quoted(relation);
            List<String> missing = Rows.of(
                    application,
                    MISSING,
                    row -> "GRANT " + row.getString(1) + " ON " + (row.getBoolean(2) ? "SEQUENCE " : "") + name + " TO "
                            + PostgresSql.quoted(row.getString(3)) + ";",
                    name);
            grants = grants.then(new SqlScript(missing));
        }
        return grants;
    }
}
