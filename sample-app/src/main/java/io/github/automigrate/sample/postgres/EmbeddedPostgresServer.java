package io.github.automigrate.sample.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server on this machine, shared by all instances of the application that use the same data directory:
 * the first one starts it, the last one stops it, and one that a killed instance left running is taken over.
 */
final class EmbeddedPostgresServer implements AutoCloseable {

    static final String USER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // each instance keeps one connection of this name as long as it lives, so that the last one knows that it is
    private static final String INSTANCE = "sample-app-instance";

    private final Path dataDirectory;
    private final Postmaster postmaster;
    private final Connection instance;

    private EmbeddedPostgresServer(Path dataDirectory, Postmaster postmaster) throws SQLException {
        this.dataDirectory = dataDirectory;
        this.postmaster = postmaster;
        this.instance = connect(postmaster);
    }

    /** Returns the server of a data directory, which runs already or is started here. */
    static EmbeddedPostgresServer start(Path directory) {
        Path dataDirectory = directory.toAbsolutePath().normalize();
        try {
            EmbeddedPostgresServer server = DirectoryLock.of(dataDirectory, PATIENCE)
                    .hold(() -> new EmbeddedPostgresServer(dataDirectory, runningOrStarted(dataDirectory)));
            int port = server.postmaster.port();
            log.info(
                    "PostgreSQL runs at {}; look inside with: psql -h localhost -p {} -U {}",
                    server.jdbcUrl(),
                    port,
                    USER);
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the embedded PostgreSQL did not start on " + dataDirectory, e);
        }
    }

    String jdbcUrl() {
        return jdbcUrl(postmaster);
    }

    @Override
    public void close() throws IOException, SQLException {
        DirectoryLock.of(dataDirectory, PATIENCE).hold(() -> {
            boolean last = disconnect();
            if (last) {
                postmaster.process().ifPresent(EmbeddedPostgresServer::stop);
            }
            return last;
        });
    }

    private static Postmaster runningOrStarted(Path dataDirectory) throws IOException, SQLException {
        Optional<Postmaster> running = running(dataDirectory);
        // lies beside the data from before initdb until the first start, so a half-made directory is known as such
        Path unfinished = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".unfinished");
        if (running.isEmpty()) {
            prepare(dataDirectory, unfinished);
            EmbeddedPostgres.builder()
                    .setDataDirectory(dataDirectory)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(PATIENCE)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("logging_collector", "on")
                    .start();
            running = Postmaster.of(dataDirectory);
        }
        Files.deleteIfExists(unfinished);
        return running.orElseThrow(() -> new IOException("the server ended right after its start"));
    }

    private static Optional<Postmaster> running(Path dataDirectory) throws IOException, SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Postmaster> known =
                    Postmaster.of(dataDirectory).filter(it -> it.process().isPresent());
            if (known.isEmpty()) {
                return known;
            }
            try {
                connect(known.get()).close();
                return known;
            } catch (SQLException e) {
                // it is about to accept connections, or about to end
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void prepare(Path dataDirectory, Path unfinished) throws IOException {
        if (Files.exists(unfinished)) {
            FileSystemUtils.deleteRecursively(dataDirectory);
        }
        if (Files.notExists(dataDirectory)) {
            Files.createDirectories(dataDirectory);
            Files.writeString(unfinished, "");
        }
        // no such process any more: left by a server that was killed
        Files.deleteIfExists(Postmaster.file(dataDirectory));
        // the lock of the library; ours is wider and ends with the process
        Files.deleteIfExists(dataDirectory.resolve("epg-lock"));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
        }
    }

    private static Connection connect(Postmaster postmaster) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(postmaster) + "?ApplicationName=" + INSTANCE, USER, "");
    }

    private static String jdbcUrl(Postmaster postmaster) {
        return "jdbc:postgresql://localhost:" + postmaster.port() + "/postgres";
    }

    /** Returns whether no other instance is left, and ends every connection in that case. */
    private boolean disconnect() {
        try (instance;
                Statement statement = instance.createStatement()) {
            boolean last;
            try (ResultSet others = statement.executeQuery("select from pg_stat_activity where application_name = '"
                    + INSTANCE + "' and pid <> pg_backend_pid()")) {
                last = !others.next();
            }
            if (last) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where backend_type = 'client backend' and pid <> pg_backend_pid()");
            }
            return last;
        } catch (SQLException e) {
            log.warn("PostgreSQL was gone before the application: {}", e.getMessage());
            return false;
        }
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        CompletableFuture<ProcessHandle> exit =
                process.onExit().completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (exit.join().isAlive()) {
            log.warn("PostgreSQL (process {}) did not stop within {}", process.pid(), PATIENCE);
        }
    }
}
