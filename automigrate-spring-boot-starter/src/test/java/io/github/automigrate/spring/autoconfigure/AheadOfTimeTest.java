package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.ServerLog;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application that was processed ahead of time decides at run time what it does. */
class AheadOfTimeTest {

    @TempDir
    private static Path directory;

    private static final PostgresDatabase PROCESSED = PostgresServer.freshDatabase();

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @BeforeAll
    static void process() throws Exception {
        Path sources = directory.resolve("sources");
        Path classes = directory.resolve("classes");
        String main = ProcessApplication.class.getName();
        List<String> arguments = new ArrayList<>(List.of(main));
        Stream.of(sources, classes, classes).map(Path::toString).forEach(arguments::add);
        arguments.addAll(List.of("io.github.automigrate", "library"));
        arguments.addAll(List.of(TestApplication.arguments(PROCESSED, "spring.main.web-application-type=none")));
        String processor = "org.springframework.boot.SpringApplicationAotProcessor";
        try (JavaProcess processing = JavaProcess.start(List.of(), List.of(), processor, arguments)) {
            assertThat(processing.exitCode()).as(processing.output()).isZero();
        }
        compile(sources, classes);
    }

    private static void compile(Path sources, Path classes) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-cp", classes + File.pathSeparator + classPath, "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    @Test
    void needsNoConnectionToBeProcessed() {
        assertThat(ServerLog.connectionsTo(PROCESSED)).isEmpty();
    }

    @Test
    void opensNoConnectionWhenDisabled() throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("automigrate.enabled=false", "spring.main.web-application-type=none"));
        arguments.addAll(OffTest.WITHOUT_OTHERS);
        try (JavaProcess running = start(arguments.toArray(String[]::new))) {
            assertThat(running.exitCode()).as(running.output()).isZero();
            assertThat(running.output()).contains("Starting AOT-processed", "nothing is done for entityManagerFactory");
        }
        assertThat(ServerLog.connectionsTo(database)).isEmpty();
    }

    @Test
    void migrates() throws Exception {
        assertThat(exitCode()).isZero();
        assertThat(isMigrated()).isTrue();
    }

    @Test
    void changesNothingInProduction() throws Exception {
        assertThat(exitCode("spring.profiles.active=prod")).isEqualTo(2);
        assertThat(isMigrated()).isFalse();
    }

    @Test
    void doesNothingWhenDisabled() throws Exception {
        assertThat(exitCode("automigrate.enabled=false")).isZero();
        assertThat(isMigrated()).isFalse();
    }

    private int exitCode(String... more) throws Exception {
        List<String> properties = new ArrayList<>(List.of(more));
        properties.add("automigrate.exit=true");
        try (JavaProcess running = start(properties.toArray(String[]::new))) {
            int code = running.exitCode();
            assertThat(running.output()).contains("Starting AOT-processed");
            return code;
        }
    }

    private JavaProcess start(String... properties) throws Exception {
        return JavaProcess.start(
                List.of("-Dspring.aot.enabled=true"),
                List.of(directory.resolve("classes")),
                ProcessApplication.class.getName(),
                List.of(TestApplication.arguments(database, properties)));
    }

    private boolean isMigrated() {
        return Boolean.TRUE.equals(new JdbcTemplate(database.dataSource())
                .queryForObject("SELECT to_regclass('book') IS NOT NULL", Boolean.class));
    }
}
