package io.github.automigrate.dialect.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the catalog says about an index that is built or removed concurrently.
 *
 * @param table the table of the index, quoted
 * @param removable whether it may be dropped: invalid and an ordinary index
 */
record ConcurrentIndex(String name, String table, boolean valid, boolean removable) {

    private static final String IDENTIFIER = "(?:\"(?:[^\"]|\"\")*\"|\\w+)";

    private static final Pattern CREATE = Pattern.compile("(?is)CREATE (?:UNIQUE )?INDEX CONCURRENTLY (" + IDENTIFIER
            + ") ON (?:ONLY )?(" + IDENTIFIER + "(?:\\." + IDENTIFIER + ")*).*");

    private static final Pattern DROP = Pattern.compile("(?is)DROP INDEX CONCURRENTLY (?:IF EXISTS )?(.+)");

    private static final String SELECT =
            """
            SELECT i.indexrelid::regclass::text, i.indrelid::regclass::text, i.indisvalid,
                   NOT i.indisvalid AND c.relkind = 'i' AND NOT c.relispartition
              FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            """;

    /** Returns the table that the SQL builds an index on concurrently; empty for any other SQL. */
    static Optional<String> tableBuiltOn(String sql) {
        Matcher create = CREATE.matcher(sql);
        return create.matches() ? Optional.of(create.group(2)) : Optional.empty();
    }

    static boolean isDrop(String sql) {
        return DROP.matcher(sql).matches();
    }

    /** Returns the index that the SQL builds or drops, if it exists. */
    static Optional<ConcurrentIndex> of(Connection connection, String sql) throws SQLException {
        Matcher create = CREATE.matcher(sql);
        if (create.matches()) {
            return read(
                    connection,
                    SELECT + " WHERE i.indrelid = to_regclass(?) AND c.relname = (parse_ident(?))[1]",
                    create.group(2),
                    create.group(1));
        }
        Matcher drop = DROP.matcher(sql);
        return drop.matches()
                ? read(connection, SELECT + " WHERE i.indexrelid = to_regclass(?)", drop.group(1))
                : Optional.empty();
    }

    private static Optional<ConcurrentIndex> read(Connection connection, String sql, String... parameters)
            throws SQLException {
        List<ConcurrentIndex> indexes = Rows.of(
                connection,
                sql,
                row -> new ConcurrentIndex(row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)),
                (Object[]) parameters);
        return indexes.stream().findFirst();
    }
}
