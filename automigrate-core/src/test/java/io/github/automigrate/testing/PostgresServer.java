package io.github.automigrate.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipFile;
import javax.sql.DataSource;

/**
 * The embedded PostgreSQL server of this JVM, started by the first call and stopped when the JVM ends.
 *
 * <p>The system property {@code automigrate.test.postgres} names the major version to start, taken from
 * {@code <major>.jar} in the directory {@code automigrate.test.postgres.jars}. Without it, or without that jar, the
 * binaries on the class path are started.
 *
 * <p>The server logs every connection and every statement as {@code application_name|process id|database|...} to
 * {@link #log()}.
 */
public final class PostgresServer {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final Path log;

    private PostgresServer() {
        try {
            log = newLog();
            Path data = Files.createTempDirectory("automigrate-postgres-");
            server = builder(log, Map.of(), namedBinaries())
                    .setDataDirectory(data)
                    .setRegisterShutdownHook(false)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> dispose(data)));
            configure(server);
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL server did not start", failure);
        } catch (SQLException failure) {
            throw new IllegalStateException("The embedded PostgreSQL server refused its settings", failure);
        }
    }

    /** Returns a new, empty database on the server of this JVM; its name is random. */
    public static PostgresDatabase freshDatabase() {
        return running().createDatabase();
    }

    /** Returns the file that the server writes its own log to: one line a statement, before the statement runs. */
    public static Path log() {
        return running().log;
    }

    private static PostgresServer running() {
        return Running.SERVER;
    }

    private static Path newLog() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "postgres-logs").toAbsolutePath());
        return folder.resolve("server-" + ProcessHandle.current().pid() + ".log");
    }

    /** Starts a server of the same version and on the same log, with these settings; the caller closes it. */
    static EmbeddedPostgres startAnother(Map<String, String> settings) throws IOException {
        return builder(log(), settings, namedBinaries()).start();
    }

    /** Starts a server of the version in this jar of binaries, on the same log; the caller closes it. */
    static EmbeddedPostgres startAnother(Path jar) throws IOException {
        return builder(log(), Map.of(), Optional.of((system, architecture) -> onlyArchive(jar)))
                .start();
    }

    private static EmbeddedPostgres.Builder builder(
            Path log, Map<String, String> settings, Optional<PgBinaryResolver> binaries) {
        var builder = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_connections", "200")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
        settings.forEach(builder::setServerConfig);
        binaries.ifPresent(builder::setPgBinaryResolver);
        return builder;
    }

    // to write back and delete a thousand databases takes longer than a JVM is given to end, so a shell does it later
    private static void dispose(Path data) {
        String stop = "pid=$(head -1 \"$0/postmaster.pid\"); kill -QUIT $pid;"
                + " while kill -0 $pid; do sleep 0.1; done; rm -rf \"$0\"";
        try {
            new ProcessBuilder("sh", "-c", stop, data.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL server in " + data + " was not stopped", e);
        }
    }

    private static Optional<PgBinaryResolver> namedBinaries() {
        String major = System.getProperty("automigrate.test.postgres", "");
        Path jar = Path.of(System.getProperty("automigrate.test.postgres.jars", "target/postgres"), major + ".jar");
        return !major.isEmpty() && Files.exists(jar)
                ? Optional.of((system, architecture) -> onlyArchive(jar))
                : Optional.empty();
    }

    private static InputStream onlyArchive(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(jar + " holds no PostgreSQL binaries"));
            try (InputStream content = zip.getInputStream(archive)) {
                return new ByteArrayInputStream(content.readAllBytes());
            }
        }
    }

    // on the command line the shell that starts the server would take the prefix for a pipe
    private static void configure(EmbeddedPostgres server) throws SQLException {
        execute(
                server.getPostgresDatabase(),
                List.of(
                        "ALTER SYSTEM SET log_line_prefix = '%a|%p|%d|'",
                        "ALTER SYSTEM SET log_connections = 'on'",
                        "ALTER SYSTEM SET log_statement = 'all'",
                        "SELECT pg_reload_conf()"));
    }

    private PostgresDatabase createDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try {
            execute(server.getPostgresDatabase(), List.of("CREATE DATABASE " + name));
        } catch (SQLException failure) {
            throw new IllegalStateException("No database could be created on the embedded server", failure);
        }
        String url = "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
        return new PostgresDatabase(name, url, server.getDatabase(USER, name), USER, USER);
    }

    private static void execute(DataSource dataSource, List<String> statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static final class Running {
        private static final PostgresServer SERVER = new PostgresServer();
    }
}
