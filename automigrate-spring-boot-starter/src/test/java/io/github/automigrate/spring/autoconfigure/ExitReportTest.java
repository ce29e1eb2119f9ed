package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a process that only migrates prints, with a web server, Actuator and metrics on its class path. */
class ExitReportTest {

    private static final Path FROZEN = Path.of("src", "test", "resources", "exit-report.json");

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @BeforeEach
    void leaveAnIndexToBuildAndAColumnToAPerson() {
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        jdbc.execute("CREATE TABLE reader (id bigint PRIMARY KEY, name varchar(400))");
        jdbc.execute("INSERT INTO reader VALUES (1, 'Ada')");
        jdbc.execute("ANALYZE reader");
    }

    @Test
    void isOneJsonDocumentAndNothingElse() throws Exception {
        try (JavaProcess process = start(Map.of(), "automigrate.mode=report", "automigrate.exit.format=json")) {
            assertThat(process.exitCode()).as(process.output()).isEqualTo(2);
            JsonNode document = JsonMapper.shared().readTree(process.standardOutput());
            withoutRecipe((ObjectNode) document.at("/units/entityManagerFactory"));
            String frozen = document.toPrettyString().replaceAll("(Millis|serverVersion)\" : \\d+", "$1\" : 0") + "\n";

            // pipelines read these keys: add, but neither rename nor remove, or raise formatVersion
            assertThat(FROZEN).content().isEqualTo(frozen);
            assertThat(process.output()).contains(":: Spring Boot ::").doesNotContain("BUSY", "Tomcat");
        }
    }

    // other tests hold its words
    private static void withoutRecipe(ObjectNode unit) {
        assertThat(unit.at("/script").asString()).contains("ALTER TABLE");
        unit.put("script", "SQL");
        ((ArrayNode) unit.at("/proposals/0/sql")).removeAll().add("SQL");
    }

    @Test
    void tellsAFailureAsJson() throws Exception {
        try (JavaProcess process = start(
                Map.of(),
                "automigrate.exit.format=json",
                "automigrate.url=jdbc:postgresql://localhost:1/none",
                "automigrate.user=nobody")) {
            assertThat(process.exitCode()).as(process.output()).isOne();
            JsonNode document = JsonMapper.shared().readTree(process.standardOutput());
            assertThat(document.at("/code").asInt()).isOne();
            assertThat(document.at("/failure").asString()).startsWith("The database could not be reached");
            assertThat(process.output()).contains("APPLICATION FAILED TO START");
        }
    }

    @Test
    void becomesAnnotationsOfGitHub() throws Exception {
        Map<String, String> environment = Map.of("AUTOMIGRATE_EXIT", "true", "AUTOMIGRATE_EXIT_FORMAT", "github");
        try (JavaProcess process = start(environment)) {
            assertThat(process.exitCode()).as(process.output()).isEqualTo(3);
            assertThat(process.standardOutput().lines())
                    .filteredOn(line -> line.startsWith("::"))
                    .satisfiesExactly(
                            manual -> assertThat(manual)
                                    .startsWith(
                                            "::warning title=automigrate%3A MANUAL%2C public.reader%2C column name::")
                                    .contains("character varying(400)"),
                            exit -> assertThat(exit)
                                    .isEqualTo(
                                            "::notice title=automigrate::exits with code 3: changes are left to a person"),
                            applied -> assertThat(applied)
                                    .startsWith(
                                            "::notice title=automigrate%3A applied%2C build index%2C public.reader%3A ")
                                    .contains("%0ACREATE INDEX CONCURRENTLY"));
            assertThat(process.output()).doesNotContain("BUSY");
        }
    }

    @Test
    void isReadableAndGoesToAFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("report.txt");
        try (JavaProcess process = start(Map.of(), "automigrate.exit.output=" + file)) {
            assertThat(process.exitCode()).as(process.output()).isEqualTo(3);
            assertThat(file)
                    .content()
                    .contains("applied: build index, public.reader: index reader_name")
                    .contains("lock SHARE UPDATE EXCLUSIVE on public.reader", "about 1 row", "about 8192 bytes")
                    .contains("left to a person: public.reader, column name", "SQL for a person:")
                    .endsWith("automigrate exits with code 3: changes are left to a person\n");
        }
    }

    private JavaProcess start(Map<String, String> environment, String... properties) throws Exception {
        Stream<String> exit = environment.isEmpty() ? Stream.of("automigrate.exit=true") : Stream.of();
        String[] all = Stream.concat(
                        Stream.concat(exit, Stream.of("spring.main.banner-mode=console")), Stream.of(properties))
                .toArray(String[]::new);
        return JavaProcess.start(
                List.of(),
                List.of(),
                ProcessBusy.class.getName(),
                List.of(TestApplication.arguments(database, all)),
                environment);
    }
}
