package io.github.automigrate.execution;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens the connections of a migration, if possible outside the application's pool. */
@FunctionalInterface
public interface ConnectionSource {

    /**
     * Opens a connection in autocommit mode, which the caller closes.
     *
     * @throws SQLException when the database cannot be reached
     */
    Connection open() throws SQLException;

    /**
     * Returns whether a connection that was closed serves others afterwards, as that of a pool does: they must find it as it
     * was, and there may be no second one to take.
     */
    default boolean isShared() {
        return false;
    }
}
