package io.github.automigrate.dialect.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a query as values. */
final class Rows {

    private Rows() {}

    /** Returns what the mapping makes of each row; a {@code String[]} is passed as an array of text. */
    static <T> List<T> of(Connection connection, String sql, Mapping<T> mapping, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                Object value = parameters[i];
                query.setObject(
                        i + 1, value instanceof String[] texts ? connection.createArrayOf("text", texts) : value);
            }
            List<T> values = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    values.add(mapping.value(rows));
                }
            }
            return values;
        }
    }

    /** Makes a value of the row that the result set stands on. */
    @FunctionalInterface
    interface Mapping<T> {
        /** Returns the value of the current row. */
        T value(ResultSet row) throws SQLException;
    }
}
