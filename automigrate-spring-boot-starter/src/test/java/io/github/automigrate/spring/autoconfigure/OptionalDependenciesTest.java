package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.ServerLog;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications whose class path really lacks what is optional: a class loader that filters still finds it by its parent. */
class OptionalDependenciesTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring-boot-actuator",
                "spring-boot-actuator-autoconfigure",
                "spring-boot-health",
                "spring-boot-micrometer-metrics",
                "spring-boot-micrometer-metrics micrometer-core",
                "spring-boot-health spring-boot-micrometer-metrics micrometer-core spring-boot-actuator",
                "spring-boot-web-server spring-boot-webmvc spring-boot-tomcat spring-boot-servlet tomcat-embed-core"
                        + " tomcat-embed-websocket spring-web",
                "spring-boot-testcontainers testcontainers spring-boot-docker-compose",
                "testcontainers-jdbc testcontainers-postgresql",
                "spring-boot-flyway flyway spring-boot-liquibase liquibase",
                "HikariCP",
                "spring-boot-data-jpa spring-data"
            })
    void mayBeAbsent(String absent) throws Exception {
        start(absent);

        assertThat(ServerLog.executedOn(database))
                .extracting(ServerLog.Executed::sql)
                .anyMatch(sql -> sql.startsWith("CREATE TABLE \"public\".\"book\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hibernate-core spring-boot-hibernate",
                "hibernate-core spring-boot-hibernate spring-boot-jpa spring-orm spring-boot-data-jpa spring-data",
                "hibernate-core spring-boot-hibernate spring-boot-jpa spring-orm spring-boot-data-jpa spring-data"
                        + " spring-boot-jdbc spring-jdbc spring-boot-sql spring-boot-liquibase spring-boot-flyway"
            })
    void leaveNothingToDoWhenTheyAreWhatWeWorkOn(String absent) throws Exception {
        start(absent);

        assertThat(ServerLog.executedOn(database))
                .extracting(ServerLog.Executed::application)
                .noneMatch(application -> application.startsWith("automigrate"));
    }

    private void start(String absent) throws Exception {
        List<String> pool = absent.contains("HikariCP")
                ? List.of("--spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource")
                : List.of();
        List<String> arguments = new ArrayList<>(List.of(TestApplication.arguments(database)));
        arguments.addAll(pool);
        try (JavaProcess process = JavaProcess.start(
                List.of("-cp", classPathWithout(List.of(absent.split(" ")))),
                List.of(),
                ProcessApplication.class.getName(),
                arguments)) {
            process.awaitOutput("Started ProcessApplication");
            process.terminate();
            // without a web server it may have ended by itself
            assertThat(process.exitCode()).as(process.output()).isIn(0, 143);
        }
    }

    // a later -cp is the one that counts
    private static String classPathWithout(List<String> absent) {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(tests.split(File.pathSeparator))
                .filter(entry -> absent.stream().noneMatch(name -> isJarOf(name, entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isJarOf(String name, String entry) {
        String file = String.valueOf(Path.of(entry).getFileName());
        return file.endsWith(".jar") && (file.startsWith(name + "-") || file.startsWith("spring-boot-starter-" + name));
    }
}
