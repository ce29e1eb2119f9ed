package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EndpointTest {

    private static final String PATH = "/actuator/automigrate";

    private final PostgresDatabase database = PostgresServer.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

    @Test
    void keepsItsForm() throws Exception {
        jdbc.execute("CREATE TABLE reader (id bigint PRIMARY KEY, name varchar(400))");
        try (var context = start(ReadersConfiguration.class)) {
            MigrationStatuses statuses = context.getBean(MigrationStatuses.class);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> statuses.all().get(0).state().isFinal());
            jdbc.execute("DROP INDEX reader_name");
            Set<String> paths = new TreeSet<>();
            collect("", JsonMapper.shared().readTree(get(context, PATH + "?live=true&history=5")), paths);

            // dashboards read these: add, but neither rename nor remove, or raise formatVersion
            assertThat(Path.of("src", "test", "resources", "endpoint-form.txt"))
                    .content()
                    .isEqualTo(String.join("\n", paths) + "\n");
        }
    }

    @Test
    void comparesAfreshWhenAsked() throws Exception {
        try (var context = start(TestApplication.Minimal.class)) {
            assertThat(live(context).at("/planned").size()).isZero();

            jdbc.execute("ALTER TABLE book DROP COLUMN title");

            assertThat(live(context).at("/planned/0/kind").asString()).isEqualTo("ADD_COLUMN");
            assertThat(columns()).isEqualTo(1);
            assertThat(get(context, PATH)).doesNotContain("\"live\"", "\"history\"");
        }
    }

    @Test
    void showsTheRowsOfTheHistoryWhenAsked() throws Exception {
        try (var context = start(TestApplication.Minimal.class)) {
            JsonNode history = JsonMapper.shared()
                    .readTree(get(context, PATH + "?history=10"))
                    .at("/history/entityManagerFactory");
            assertThat(history).hasSize(1);
            assertThat(history.at("/0/operation").asString()).isEqualTo("create table");
            assertThat(history.at("/0/outcome").asString()).isEqualTo("APPLIED");
        }
    }

    @Test
    void hasNoHistoryBeforeTheFirstChange() throws Exception {
        jdbc.execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(255))");
        try (var context = start(TestApplication.Minimal.class)) {
            JsonNode history = JsonMapper.shared()
                    .readTree(get(context, PATH + "?history=10"))
                    .at("/history/entityManagerFactory");
            assertThat(history.isArray()).isTrue();
            assertThat(history).isEmpty();
        }
    }

    private static void collect(String path, JsonNode node, Set<String> paths) {
        if (node.isObject()) {
            node.propertyNames().forEach(name -> collect(path + "/" + name, node.get(name), paths));
        } else if (node.isArray()) {
            paths.add(path + "[]");
            node.forEach(element -> collect(path + "[]", element, paths));
        } else {
            paths.add(path + " " + node.getNodeType());
        }
    }

    private JsonNode live(ConfigurableApplicationContext context) throws Exception {
        return JsonMapper.shared().readTree(get(context, PATH + "?live=true")).at("/live/entityManagerFactory");
    }

    private int columns() {
        Integer count = jdbc.queryForObject(
                "SELECT count(*) FROM information_schema.columns WHERE table_name = 'book'", Integer.class);
        return count == null ? -1 : count;
    }

    private static String get(ConfigurableApplicationContext context, String path) throws Exception {
        return Http.get(context, path).body();
    }

    private ConfigurableApplicationContext start(Class<?> application) {
        return TestApplication.start(
                WebApplicationType.SERVLET,
                database,
                new Class<?>[] {application},
                "management.endpoints.web.exposure.include=automigrate");
    }
}
