package io.github.automigrate.sample.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.PostgresDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged sample in a process of its own. */
final class SampleProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Process process;

    private SampleProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "log of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the sample on this database; its name is that of the database. */
    static SampleProcess start(PostgresDatabase database, Map<String, String> environment, String... arguments)
            throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "sample-app.jar").toString(),
                "--server.port=0",
                "--spring.application.name=" + database.name());
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(environment);
        builder.environment().put("SPRING_DATASOURCE_URL", database.url());
        builder.environment().put("SPRING_DATASOURCE_USERNAME", database.user());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", database.password());
        return new SampleProcess(builder.redirectErrorStream(true).start());
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(log::add);
        } catch (IOException | UncheckedIOException e) {
            log.add("the output ended: " + e.getMessage());
        }
    }

    /** Returns the lines of the log that hold this text. */
    List<String> logged(String text) {
        return log.stream().filter(line -> line.contains(text)).toList();
    }

    /** Waits until the application accepts HTTP requests. */
    SampleProcess awaitHttp() {
        Await.until("HTTP is up in " + log, PATIENCE, () -> !process.isAlive() || port() > 0);
        assertThat(process.isAlive()).as("alive, its log being %s", log).isTrue();
        return this;
    }

    /** Waits until the readiness probe answers 200. */
    SampleProcess awaitReady() {
        awaitHttp();
        Await.until("readiness in " + log, PATIENCE, () -> status("/actuator/health/readiness") == 200);
        return this;
    }

    /** Waits for the end of the process and returns its exit code. */
    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("ended")
                .isTrue();
        return process.exitValue();
    }

    /** Returns the status that a GET of this path answers with. */
    int status(String path) {
        return get(path).statusCode();
    }

    /** Returns the body that a GET of this path answers with. */
    String body(String path) {
        return get(path).body();
    }

    private HttpResponse<String> get(String path) {
        try {
            URI uri = URI.create("http://localhost:" + port() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("No answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private int port() {
        return log.stream()
                .map(PORT::matcher)
                .filter(Matcher::find)
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
