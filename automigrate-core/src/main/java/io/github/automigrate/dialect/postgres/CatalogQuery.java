package io.github.automigrate.dialect.postgres;

import io.github.automigrate.schema.QualifiedName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One query of the catalog, whose parameters are arrays, so that one execution serves any number of objects. */
record CatalogQuery(Connection connection, String sql) {

    /** Returns the rows of a query over {@code ?::oid[]}. */
    <R> List<R> ofRelations(Collection<Long> oids, Row<R> row) throws SQLException {
        return rows(row, connection.createArrayOf("oid", oids.toArray()));
    }

    /** Returns the rows of a query over {@code unnest(?::name[], ?::name[])}, schemas and names. */
    <R> List<R> ofNames(Collection<QualifiedName> names, Row<R> row) throws SQLException {
        Object[] schemas = names.stream().map(QualifiedName::schema).toArray();
        Object[] locals = names.stream().map(QualifiedName::name).toArray();
        return rows(row, connection.createArrayOf("name", schemas), connection.createArrayOf("name", locals));
    }

    private <R> List<R> rows(Row<R> row, Array... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setArray(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<R> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row.read(result));
                }
                return rows;
            }
        }
    }

    /** Returns a column of type {@code text[]}. */
    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** Returns a column of type {@code integer[]}. */
    static List<Integer> numbers(ResultSet row, String column) throws SQLException {
        return List.of((Integer[]) row.getArray(column).getArray());
    }

    /** Returns the columns {@code nspname} and {@code relname}. */
    static QualifiedName name(ResultSet row) throws SQLException {
        return new QualifiedName(row.getString("nspname"), row.getString("relname"));
    }

    /** Makes a value of the current row. */
    @FunctionalInterface
    interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }
}
