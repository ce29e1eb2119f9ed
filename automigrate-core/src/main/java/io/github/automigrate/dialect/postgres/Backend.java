package io.github.automigrate.dialect.postgres;

import io.github.automigrate.execution.Server;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A connection of ours and the server process behind it.
 *
 * @param processId the process id of the server process
 * @param former how the session was set; null when nobody goes on with it
 */
record Backend(Connection connection, Server server, int processId, @Nullable FormerSettings former) {

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
        giveBack(connection, former);
    }

    static void giveBack(Connection connection, @Nullable FormerSettings former) {
        if (former != null) {
            former.restore(connection);
        }
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
