package io.github.automigrate.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.PostgresDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A {@link MigratingProcess} seen from outside. */
final class Instance implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final BufferedReader output;

    private Instance(Process process) {
        this.process = process;
        this.output = process.inputReader(MigratingProcess.CHARSET);
    }

    /** Starts an instance that stands still at this point (0: at none) and returns once it is ready to migrate. */
    static Instance ready(PostgresDatabase database, String name, int version, int point) throws IOException {
        Instance instance = starting(database, name, version, point);
        instance.await("READY");
        return instance;
    }

    /** Starts an instance without waiting for it. */
    static Instance starting(PostgresDatabase database, String name, int version, int point) throws IOException {
        String url = database.url() + "?user=" + database.user() + "&password=" + database.password();
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MigratingProcess.class.getName(),
                url,
                database.name(),
                name,
                String.valueOf(version),
                String.valueOf(point));
        return new Instance(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Lets the instance migrate. */
    void go() throws IOException {
        var input = process.outputWriter(MigratingProcess.CHARSET);
        input.write("go\n");
        input.flush();
    }

    /** Reads the output up to the line that begins so, and returns it. */
    String await(String beginning) {
        List<String> seen = new ArrayList<>();
        String line = CompletableFuture.supplyAsync(() -> lineBeginning(beginning, seen))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        assertThat(line).as("a line %s in %s", beginning, seen).isNotNull();
        return line;
    }

    private String lineBeginning(String beginning, List<String> seen) {
        try {
            String line = output.readLine();
            while (line != null && !line.startsWith(beginning)) {
                seen.add(line);
                line = output.readLine();
            }
            return line;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Kills the instance with SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Sends SIGTERM and returns once the process has ended. */
    void terminate() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Waits for the end and asserts that it was a good one. */
    void awaitSuccess() throws InterruptedException {
        await("DONE");
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
