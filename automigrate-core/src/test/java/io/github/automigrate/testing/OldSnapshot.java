package io.github.automigrate.testing;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A transaction that has read something and stays open. It locks no table, but CREATE INDEX CONCURRENTLY waits for it, since
 * it could still use the table as it was (manual, "Building Indexes Concurrently").
 */
public final class OldSnapshot implements AutoCloseable {

    private final Connection connection;

    private OldSnapshot(Connection connection) {
        this.connection = connection;
    }

    /** Returns a snapshot of this database as it is now. */
    public static OldSnapshot of(PostgresDatabase database) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
        return new OldSnapshot(connection);
    }

    /** Ends the transaction, so that nobody waits for it any longer. */
    public void end() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
