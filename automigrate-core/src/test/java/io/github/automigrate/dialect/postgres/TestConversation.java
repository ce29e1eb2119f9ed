package io.github.automigrate.dialect.postgres;

import io.github.automigrate.execution.Server;
import io.github.automigrate.execution.Session.Sides;
import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Table;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A connection to a database of its own, and what the classes under test say about it. */
record TestConversation(PostgresDatabase database, Connection connection) implements AutoCloseable {

    static TestConversation begin(String... ddl) throws SQLException {
        PostgresDatabase database = PostgresServer.freshDatabase();
        TestConversation conversation =
                new TestConversation(database, database.dataSource().getConnection());
        conversation.execute(ddl);
        return conversation;
    }

    void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String value(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    Server server() throws SQLException {
        return new Server(Integer.parseInt(value("SHOW server_version_num")), "public", "postgres", false);
    }

    LiveSchema read(Schema desired) throws SQLException {
        return PostgresCatalog.read(connection, server(), desired);
    }

    LiveSchema read(String... tables) throws SQLException {
        return read(
                Schema.of(Stream.of(tables).map(TestConversation::emptyTable).toArray(Table[]::new)));
    }

    Table table(String name) throws SQLException {
        return read(name).schema().table(name(name)).orElseThrow();
    }

    Sides sides(Table... desired) throws SQLException {
        Schema schema = Schema.of(desired);
        return PostgresCanonicalForm.sides(connection, schema, read(schema));
    }

    static Table emptyTable(String name) {
        return Table.of(name(name), List.of());
    }

    static QualifiedName name(String name) {
        int point = name.indexOf('.');
        return point < 0
                ? new QualifiedName("public", name)
                : new QualifiedName(name.substring(0, point), name.substring(point + 1));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
