package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** Holds {@code docs/observability.md}, the dashboard and the rules to what an application really exports. */
class ObservabilityPageTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern METRIC = Pattern.compile("\\bautomigrate_[a-z_]+");
    private static final Pattern METER =
            Pattern.compile("\\| `(automigrate[a-z.]+)` \\| (timer|long task timer|gauge) \\| ([^|]*)\\|");

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @Test
    void knowsEveryMeterAndEveryTag() throws Exception {
        Map<String, String> documented = new TreeMap<>();
        page().lines()
                .map(METER::matcher)
                .filter(row -> row.find())
                .forEach(row -> documented.put(
                        row.group(1),
                        (row.group(2) + " " + row.group(3).replace("`", "").strip()).strip()));

        whileAnIndexIsBuilt(context -> assertThat(meters(context)).isEqualTo(documented));
    }

    @Test
    void belongsToADashboardAndRulesOfMetricsThatAreExported() throws Exception {
        String dashboard = Files.readString(DOCS.resolve("grafana-dashboard.json"));
        String rules = Files.readString(DOCS.resolve("alerts.yaml"));
        assertThat(JsonMapper.shared().readTree(dashboard).get("panels")).isNotEmpty();
        assertThat(new Yaml().<Map<String, Object>>load(rules)).containsKey("groups");
        Set<String> used = new TreeSet<>();
        METRIC.matcher(dashboard + rules).results().forEach(name -> used.add(name.group()));
        used.remove("automigrate_history");

        whileAnIndexIsBuilt(context -> {
            String scrape = context.getBean(PrometheusMeterRegistry.class).scrape();
            Set<String> exported = scrape.lines()
                    .filter(line -> line.startsWith("automigrate_"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(exported).containsAll(used);
        });
    }

    @Test
    void knowsEveryKeyOfTheLog() throws IOException {
        String rows = Arrays.stream(LogKey.values())
                .map(key -> "| `" + key.key() + "` | " + key.meaning() + " |")
                .collect(Collectors.joining("\n"));

        assertThat(page()).contains("| key | meaning |\n|---|---|\n" + rows + "\n\n");
    }

    @Test
    void knowsNoKeyThatIsTheBeginningOfAnother() {
        List<String> keys = Arrays.stream(LogKey.values()).map(LogKey::key).toList();

        assertThat(keys).allSatisfy(key -> assertThat(keys).noneMatch(other -> other.startsWith(key + ".")));
    }

    // only now there are meters of what goes on
    private void whileAnIndexIsBuilt(Consumer<ConfigurableApplicationContext> check) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        jdbc.execute("CREATE TABLE book (id bigint PRIMARY KEY)");
        jdbc.execute("CREATE TABLE reader (id bigint PRIMARY KEY, name varchar(255))");
        jdbc.execute("INSERT INTO reader VALUES (1, 'Ada')");
        jdbc.execute("ANALYZE reader");
        try (Connection snapshot = database.dataSource().getConnection()) {
            snapshot.setAutoCommit(false);
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var statement = snapshot.createStatement()) {
                statement.execute("SELECT count(*) FROM reader");
            }
            Class<?>[] sources = {BooksAndReaders.class};
            try (var context = TestApplication.start(WebApplicationType.SERVLET, database, sources)) {
                assertThat(context.getBean(ObservationRegistry.class).isNoop()).isFalse();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(
                                () -> context
                                        .getBean(MeterRegistry.class)
                                        .find("automigrate.operation.active")
                                        .longTaskTimers()
                                        .stream()
                                        .anyMatch(timer -> timer.activeTasks() == 1));
                check.accept(context);
                snapshot.rollback();
            }
        }
    }

    private static Map<String, String> meters(ConfigurableApplicationContext context) {
        Map<String, String> meters = new TreeMap<>();
        for (Meter meter : context.getBean(MeterRegistry.class).getMeters()) {
            Meter.Id id = meter.getId();
            if (id.getName().startsWith("automigrate")) {
                String type = id.getType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                String tags = id.getTags().stream().map(Tag::getKey).sorted().collect(Collectors.joining(", "));
                meters.put(id.getName(), (type + " " + tags).strip());
            }
        }
        return meters;
    }

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("observability.md"));
    }
}
