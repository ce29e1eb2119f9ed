package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.testing.PostgresDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** An application in a JVM of its own, with everything on its class path that the tests have. */
final class JavaProcess implements AutoCloseable {

    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final Path output;
    private final Path errors;

    private JavaProcess(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    static JavaProcess start(List<String> options, List<Path> before, String main, List<String> arguments)
            throws IOException {
        return start(options, before, main, arguments, Map.of());
    }

    static JavaProcess start(
            List<String> options,
            List<Path> before,
            String main,
            List<String> arguments,
            Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", classPath(before)));
        command.addAll(options);
        command.add(main);
        command.addAll(arguments);
        Path output = Files.createTempFile(Path.of("target"), "process", ".log");
        Path errors = Files.createTempFile(Path.of("target"), "process", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        return new JavaProcess(builder.start(), output, errors);
    }

    static JavaProcess start(List<String> options, PostgresDatabase database, String... properties) throws IOException {
        List<String> arguments = List.of(TestApplication.arguments(database, properties));
        return start(options, List.of(), ProcessApplication.class.getName(), arguments);
    }

    private static String classPath(List<Path> before) {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> all = new ArrayList<>(before.stream().map(Path::toString).toList());
        all.add(tests);
        return String.join(File.pathSeparator, all);
    }

    /** Asks the process to stop, as Kubernetes does. */
    void terminate() {
        process.destroy();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process did not end:\n" + output());
        }
        return process.exitValue();
    }

    /** Waits until something is printed; fails when the process ends without. */
    void awaitOutput(String text) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(LONGEST_SECONDS))
                .failFast("the process ended", () -> !process.isAlive() && !output().contains(text))
                .until(() -> output().contains(text));
    }

    /** Returns everything that was printed. */
    String output() {
        return standardOutput() + read(errors);
    }

    String standardOutput() {
        return read(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
