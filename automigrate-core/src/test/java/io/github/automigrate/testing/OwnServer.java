package io.github.automigrate.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A PostgreSQL server for one test alone, for what the settings of the shared one do not allow. */
public final class OwnServer implements AutoCloseable {

    private final EmbeddedPostgres server;

    private OwnServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server with these settings of {@code postgresql.conf}. */
    public static OwnServer with(Map<String, String> settings) throws IOException {
        return new OwnServer(PostgresServer.startAnother(settings));
    }

    /** Starts a server of the version in this jar of binaries. */
    public static OwnServer ofVersionIn(Path jar) throws IOException {
        return new OwnServer(PostgresServer.startAnother(jar));
    }

    /** Returns the one database of this server that tests use. */
    public PostgresDatabase database() {
        String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
        return new PostgresDatabase("postgres", url, server.getPostgresDatabase(), "postgres", "postgres");
    }

    /** Returns the port that the server listens on. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
