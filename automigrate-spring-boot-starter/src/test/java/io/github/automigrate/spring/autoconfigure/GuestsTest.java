package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.ServerLog;
import io.github.automigrate.testing.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Applications with what would start in every test if it were on the class path of all: in a JVM of their own. */
class GuestsTest {

    private static final Path JARS = Path.of("target", "test-jars");

    private static final String OTHERS =
            "datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @ParameterizedTest
    @ValueSource(strings = {"spring.main.lazy-initialization=false", "spring.jpa.bootstrap=async"})
    void thatStoreByJdbcStartAfterTheMigration(String bootstrap) throws Exception {
        int port = Http.freePort();
        try (JavaProcess process = start(
                stores(),
                bootstrap,
                "server.port=" + port,
                "management.endpoints.web.exposure.include=beans",
                "spring.quartz.job-store-type=jdbc",
                "spring.quartz.jdbc.initialize-schema=always",
                "spring.quartz.properties.org.quartz.jobStore.driverDelegateClass="
                        + "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate",
                "spring.batch.jdbc.initialize-schema=always",
                "spring.session.jdbc.initialize-schema=always")) {
            awaitStarts(process, 1);

            JsonNode beans = JsonMapper.shared()
                    .readTree(Http.get(port, "/actuator/beans").body())
                    .at("/contexts/library/beans");
            assertThat(List.of("jobRepository", "quartzScheduler", "sessionRepository"))
                    .allSatisfy(store -> assertThat(
                                    beans.at("/" + store + "/dependencies").toString())
                            .as(store)
                            .contains(MigrationBarrier.NAME));
        }
        List<String> executed = ServerLog.executedOn(database).stream()
                .map(statement -> statement.sql().toLowerCase(Locale.ROOT))
                .toList();
        int migrated = first(executed, "create table \"public\".\"book\"");
        assertThat(first(executed, "create table qrtz_job_details")).isLessThan(migrated);
        assertThat(first(executed, "create table batch_job_instance")).isLessThan(migrated);
        assertThat(first(executed, "create table spring_session")).isLessThan(migrated);
        // the first that a scheduler asks
        assertThat(first(executed, "from qrtz_")).isGreaterThan(migrated);
    }

    @Test
    void thatRestartInTheSameProcessLeaveNothingBehind(@TempDir Path watched) throws Exception {
        int port = Http.freePort();
        Files.writeString(watched.resolve("any.txt"), "any");
        try (JavaProcess process = start(
                List.of(JARS.resolve("devtools.jar")),
                "server.port=" + port,
                "management.endpoints.web.exposure.include=threaddump,automigrate",
                "spring.devtools.livereload.enabled=false",
                "spring.devtools.restart.additional-paths=" + watched,
                "spring.devtools.restart.trigger-file=.restart",
                "spring.devtools.restart.poll-interval=200ms",
                "spring.devtools.restart.quiet-period=100ms")) {
            awaitStarts(process, 1);
            List<String> before = Sql.column(database, "SELECT pid FROM pg_stat_activity WHERE " + OTHERS);

            // the trigger alone restarts nothing when no other file has changed
            Files.writeString(watched.resolve("any.txt"), "another");
            Files.writeString(watched.resolve(".restart"), "again");
            awaitStarts(process, 2);

            assertThat(process.output()).contains("is up to date (mode apply");
            assertThat(Sql.column(database, "SELECT pid FROM pg_stat_activity WHERE " + OTHERS))
                    .doesNotContainAnyElementsOf(before);
            assertThat(Http.get(port, "/actuator/threaddump").body()).doesNotContain("\"threadName\":\"automigrate");
            assertThat(Http.get(port, "/actuator/automigrate").body()).contains("\"state\":\"UP\"");
        }
        assertThat(ServerLog.executedOn(database).stream()
                        .filter(executed -> executed.sql().startsWith("CREATE TABLE \"public\".\"book\"")))
                .hasSize(1);
    }

    private static List<Path> stores() throws IOException {
        try (Stream<Path> jars = Files.list(JARS.resolve("stores"))) {
            return jars.toList();
        }
    }

    private JavaProcess start(List<Path> jars, String... properties) throws IOException {
        List<String> arguments = List.of(TestApplication.arguments(database, properties));
        return JavaProcess.start(List.of(), jars, ProcessApplication.class.getName(), arguments);
    }

    private static void awaitStarts(JavaProcess process, int count) {
        Await.until(
                "started " + count + " times",
                LONGEST,
                () -> process.output().split("Started ProcessApplication").length > count);
    }

    private static int first(List<String> executed, String part) {
        for (int i = 0; i < executed.size(); i++) {
            if (executed.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError("nobody executed " + part);
    }
}
