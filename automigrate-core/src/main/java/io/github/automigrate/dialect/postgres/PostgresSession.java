package io.github.automigrate.dialect.postgres;

import io.github.automigrate.dialect.SessionSettings;
import io.github.automigrate.execution.ConnectionSource;
import io.github.automigrate.execution.Session;
import java.sql.SQLException;

/** A session on PostgreSQL. */
final class PostgresSession {

    private PostgresSession() {}

    static Session open(ConnectionSource connections, SessionSettings settings) throws SQLException {
        connections.open().close();
        throw new SQLException("not yet: " + settings.applicationName());
    }
}
