package io.github.automigrate.sample.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.automigrate.sample.journey.Version10Database;
import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The Dockerfile, and the health check of the compose file, where a Docker engine has the base image. */
@Tag("kubernetes")
class ContainerIT {

    private static final String IMAGE = "automigrate-sample-test";
    private static final Pattern BASE = Pattern.compile("FROM (\\S+)");

    private final PostgresDatabase database = Version10Database.create();
    private final String name = IMAGE + "-" + database.name();

    @BeforeEach
    void build() throws Exception {
        Matcher base = BASE.matcher(Files.readString(Path.of("Dockerfile")));
        assertThat(base.find()).isTrue();
        assumeTrue(
                Docker.has(base.group(1)), "Docker has no " + base.group(1) + " here, so the Dockerfile is not tried.");
        Docker.run(List.of("build", "--tag", IMAGE, "."));
    }

    @Test
    void isHealthyAfterTheMigrationAndEndsWhenAsked() throws Exception {
        start();
        try {
            Await.until("the container is healthy", Cluster.PATIENCE, () -> "healthy".equals(state("Health.Status")));
            assertThat(Sql.value(database, "SELECT to_regclass('sessions')::text"))
                    .isEqualTo("sessions");

            Docker.run(List.of("stop", "--time", "30", name));

            assertThat(state("ExitCode")).isEqualTo("143");
            assertThat(state("OOMKilled")).isEqualTo("false");
        } finally {
            Docker.run(List.of("rm", "--force", name));
        }
    }

    // the server of the tests listens on this machine only
    private void start() throws Exception {
        int port = Cluster.freePort();
        List<String> command = new ArrayList<>(List.of("run", "--detach", "--network", "host", "--name", name));
        command.addAll(List.of("--memory", "512m", "--health-interval", "1s", "--health-start-period", "180s"));
        command.addAll(List.of("--health-cmd", healthCheck().replace(":8080/", ":" + port + "/")));
        Map<String, String> environment = Map.of(
                "SERVER_PORT", String.valueOf(port),
                "SPRING_DATASOURCE_URL", database.url(),
                "SPRING_DATASOURCE_USERNAME", database.user(),
                "SPRING_DATASOURCE_PASSWORD", database.password());
        environment.forEach((variable, value) -> command.addAll(List.of("--env", variable + "=" + value)));
        command.add(IMAGE);
        Docker.run(command);
    }

    private static String healthCheck() throws IOException {
        Map<String, Map<String, Map<String, Map<String, List<String>>>>> compose =
                new Yaml().load(Files.readString(Path.of("compose.yaml")));
        List<String> test =
                compose.get("services").get("auth-api").get("healthcheck").get("test");
        assertThat(test.get(0)).isEqualTo("CMD");
        return String.join(" ", test.subList(1, test.size()));
    }

    private String state(String field) {
        try {
            return Docker.run(List.of("inspect", "--format", "{{.State." + field + "}}", name));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
