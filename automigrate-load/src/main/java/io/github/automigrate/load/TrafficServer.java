package io.github.automigrate.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** An embedded server with one database in the old state, of which every contender gets a copy. */
final class TrafficServer implements AutoCloseable {

    private static final String TEMPLATE = "traffic_template";

    private final EmbeddedPostgres server;

    private TrafficServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static TrafficServer start(int rows) throws IOException, SQLException {
        EmbeddedPostgres embedded = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("max_connections", "60")
                .start();
        TrafficServer server = new TrafficServer(embedded);
        server.createTemplate(rows);
        return server;
    }

    private void createTemplate(int rows) throws SQLException {
        execute("postgres", "CREATE DATABASE " + TEMPLATE);
        execute(
                TEMPLATE,
                "CREATE TABLE account (id bigint PRIMARY KEY, name varchar(50) NOT NULL, balance bigint NOT NULL)",
                "INSERT INTO account SELECT i, 'account ' || md5(i::text), 0 FROM generate_series(1, " + rows
                        + ") AS i",
                "VACUUM (ANALYZE) account");
    }

    /** Returns the URL of a new copy of the database in the old state. */
    String copy(String name) throws SQLException {
        execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " STRATEGY FILE_COPY", "CHECKPOINT");
        execute(name, "SELECT sum(balance) FROM account");
        return url(name);
    }

    void drop(String name) throws SQLException {
        execute("postgres", "DROP DATABASE " + name + " WITH (FORCE)", "CHECKPOINT");
    }

    private String url(String name) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name + "?user=postgres&password=postgres";
    }

    private void execute(String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
