package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.testing.PostgresDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An application in a JVM of its own, with everything on its class path that the tests have. */
final class JavaProcess implements AutoCloseable {

    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final Path output;

    private JavaProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static JavaProcess start(List<String> options, List<Path> before, String main, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", classPath(before)));
        command.addAll(options);
        command.add(main);
        command.addAll(arguments);
        Path output = Files.createTempFile(Path.of("target"), "process", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new JavaProcess(process, output);
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

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
