package io.github.automigrate.sample.journey;

import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.core.io.ClassPathResource;

/** A database that version 1.0 left behind, and a reader that holds up a migration of it. */
public final class Version10Database {

    private Version10Database() {}

    /** Returns a new one. */
    public static PostgresDatabase create() {
        PostgresDatabase database = PostgresServer.freshDatabase();
        Sql.execute(database, script());
        return database;
    }

    private static String script() {
        try {
            return new ClassPathResource("version-1.0.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("The script of version 1.0 cannot be read", failure);
        }
    }

    /** Returns a transaction that keeps everybody from changing the table of users. */
    public static Connection reader(PostgresDatabase database) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM users");
        }
        return connection;
    }
}
