package io.github.automigrate.testing;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PgBouncer in front of a test database. The Debian package {@code pgbouncer} has the program. */
public final class PgBouncer implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(20);

    private final Process process;
    private final PostgresDatabase database;

    private PgBouncer(Process process, PostgresDatabase database) {
        this.process = process;
        this.database = database;
    }

    /** Returns whether the program is installed. */
    public static boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        Stream<String> path = Stream.of(System.getenv("PATH").split(File.pathSeparator));
        return Stream.concat(path, Stream.of("/usr/sbin", "/opt/homebrew/bin"))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts a pooler on a free port. The folder is for its files; the mode is one of its own words. */
    public static PgBouncer start(Path folder, String mode, PostgresDatabase target) throws IOException {
        int port = freePort();
        String server = target.url().replaceFirst("jdbc:postgresql://localhost:(\\d+)/.*", "$1");
        Path settings = Files.writeString(
                folder.resolve("pgbouncer.ini"),
                """
                [databases]
                pooled = host=127.0.0.1 port=%s dbname=%s user=%s password=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = %s
                ignore_startup_parameters = extra_float_digits
                """
                        .formatted(server, target.name(), target.user(), target.password(), port, mode));
        List<String> command = new ArrayList<>(List.of(program().orElseThrow().toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            // it refuses to run as root
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(settings.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        PgBouncer pooler = new PgBouncer(process, pooled(port, target));
        Await.until("PgBouncer answers", LONGEST_START, pooler::answers);
        return pooler;
    }

    private static PostgresDatabase pooled(int port, PostgresDatabase target) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/pooled";
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(target.user());
        dataSource.setPassword(target.password());
        return new PostgresDatabase(target.name(), url, dataSource, target.user(), target.password());
    }

    private boolean answers() {
        try (var connection = database.dataSource().getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            if (!process.isAlive()) {
                throw new IllegalStateException("PgBouncer ended with code " + process.exitValue(), e);
            }
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Returns the database as a client of the pooler sees it. */
    public PostgresDatabase database() {
        return database;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
