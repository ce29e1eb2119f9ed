package io.github.automigrate.dialect.postgres;

import io.github.automigrate.plan.ContainedSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends several queries in one round trip, in a transaction that cannot write: the queries contain text of the mapping,
 * and nothing that such text calls may change anything.
 */
final class ReadOnlyRound {

    private ReadOnlyRound() {}

    /**
     * Returns the first value of each query.
     *
     * @param settings what to SET LOCAL before
     * @throws SQLException when one query fails, or is not sent because it would be more than one statement; the others
     *     have no answer then
     */
    static List<String> values(Connection connection, List<String> settings, List<String> queries) throws SQLException {
        // COMMIT among the words of a mapping would end the transaction that cannot write
        if (!queries.stream().allMatch(ContainedSql::holds)) {
            throw new SQLException("a query was not sent, because it would come apart into several", "42601");
        }
        List<String> all = new ArrayList<>();
        settings.forEach(setting -> all.add("SET LOCAL " + setting));
        all.addAll(queries);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // braces belong to JSON and arrays, not to JDBC
            statement.setEscapeProcessing(false);
            List<String> values = values(statement, String.join(";", all));
            if (values.size() != queries.size()) {
                throw new SQLException("a query came apart into several", "42601");
            }
            return values;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
        }
    }

    private static List<String> values(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        boolean rows = statement.execute(sql);
        while (rows || statement.getUpdateCount() >= 0) {
            if (rows) {
                try (ResultSet result = statement.getResultSet()) {
                    result.next();
                    values.add(String.valueOf(result.getString(1)));
                }
            }
            rows = statement.getMoreResults();
        }
        return values;
    }

    /** Returns whether the server refused a query for what it says, rather than failed to work at all. */
    static boolean isRefusal(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return !state.startsWith("08") && !state.startsWith("57P");
    }
}
