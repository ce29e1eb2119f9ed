package io.github.automigrate.dialect;

import io.github.automigrate.execution.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.ServiceLoader;

/** The dialects on the class path. */
public final class Dialects {

    private Dialects() {}

    /**
     * Returns the dialect for the database behind these connections; empty when none knows the product.
     *
     * @throws SQLException when the database cannot be reached
     */
    public static Optional<Dialect> find(ConnectionSource connections) throws SQLException {
        try (Connection connection = connections.open()) {
            return forProduct(connection.getMetaData().getDatabaseProductName());
        }
    }

    /** Returns the dialect for the product of this name, as {@code DatabaseMetaData} reports it. */
    public static Optional<Dialect> forProduct(String productName) {
        return ServiceLoader.load(Dialect.class, Dialects.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(dialect -> dialect.supports(productName))
                .findFirst();
    }
}
