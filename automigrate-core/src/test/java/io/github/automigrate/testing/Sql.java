package io.github.automigrate.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Executes SQL in tests. */
public final class Sql {

    private Sql() {}

    /** Executes the statements one by one. */
    public static void execute(PostgresDatabase database, String... statements) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("A statement of the test failed: " + failure.getMessage(), failure);
        }
    }

    /** Returns the first column of the first row as text, or null for NULL. */
    public static String value(PostgresDatabase database, String query) {
        return rows(database, query).get(0).get(0);
    }

    /** Returns the first column of all rows as text. */
    public static List<String> column(PostgresDatabase database, String query) {
        return rows(database, query).stream().map(row -> row.get(0)).toList();
    }

    /** Returns all rows as text. */
    public static List<List<String>> rows(PostgresDatabase database, String query) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException("A query of the test failed: " + failure.getMessage(), failure);
        }
    }
}
