package io.github.automigrate.execution;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens the dedicated connections of a migration, outside the application's pool. */
@FunctionalInterface
public interface ConnectionSource {

    /**
     * Opens a connection in autocommit mode, which the caller closes.
     *
     * @throws SQLException when the database cannot be reached
     */
    Connection open() throws SQLException;
}
