package io.github.automigrate.dialect.postgres;

import io.github.automigrate.execution.Server;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.LoggerFactory;

/**
 * A connection of ours and the server process behind it.
 *
 * @param processId the process id of the server process
 */
record Backend(Connection connection, Server server, int processId) {

    /** Returns whether the connection is known to be of no use any more; asks nobody. */
    boolean isClosed() {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Closes the connection; one that is broken already counts as closed. */
    void close() {
        closeQuietly(connection);
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // the server frees everything of a session whose client has gone
            LoggerFactory.getLogger(Backend.class).debug("A connection was broken before it was closed", e);
        }
    }
}
