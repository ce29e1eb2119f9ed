package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.dialect.Dialects;
import io.github.automigrate.dialect.SessionSettings;
import io.github.automigrate.execution.Limits;
import io.github.automigrate.execution.Session;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.spring.MigrationCallback;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of the health indicator in each state; machines read them: add, but neither rename nor remove. */
class HealthFormTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

    @Test
    void disabled() throws Exception {
        try (var context = start(TestApplication.Minimal.class, "automigrate.enabled=false")) {
            assertThat(form(context)).isEqualTo("UP: state=DISABLED mode=off because");
        }
    }

    @Test
    void up() throws Exception {
        try (var context = start(TestApplication.Minimal.class)) {
            awaitState(context, "UP");
            assertThat(form(context))
                    .isEqualTo("UP: state=UP mode=apply because phase=online applied=1 pending=0 manual=0"
                            + " incompatible=0");
        }
    }

    @Test
    void pendingManual() throws Exception {
        jdbc.execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(400))");
        try (var context = start(TestApplication.Minimal.class)) {
            assertThat(form(context))
                    .isEqualTo("UP: state=PENDING_MANUAL mode=apply because phase=startup applied=0 pending=0 manual=1"
                            + " incompatible=0");
        }
    }

    @Test
    void pendingUntilItIsItsTurn() {
        try (var context = start(Looking.class, "automigrate.startup.run=lifecycle")) {
            assertThat(context.getBean(Look.class).seen).isEqualTo("HELD PENDING");
        }
    }

    @Test
    void failed() throws Exception {
        try (var context = start(Failing.class)) {
            awaitState(context, "FAILED");
            assertThat(form(context))
                    .isEqualTo("DOWN: state=FAILED mode=apply because phase=online failure=CALLBACK_FAILED applied=1"
                            + " pending=0 manual=0 incompatible=0");
            assertThat(health(context).toString()).doesNotContain("secret");
        }
    }

    @Test
    void waitingForAnotherInstance() throws Exception {
        int port = Http.freePort();
        var settings = new SessionSettings(Limits.DEFAULTS, "automigrate:library:elsewhere", null, null);
        CompletableFuture<ConfigurableApplicationContext> started;
        try (Session session = Dialects.forProduct("PostgreSQL")
                        .orElseThrow()
                        .open(() -> database.dataSource().getConnection(), settings);
                var lock = session.tryLock("library").orElseThrow()) {
            assertThat(lock).isNotNull();
            started = CompletableFuture.supplyAsync(() ->
                    start(TestApplication.Minimal.class, "server.port=" + port, "automigrate.startup.run=lifecycle"));
            JsonNode health = awaitHealth(port, "WAITING");
            assertThat(form(health))
                    .isEqualTo("OUT_OF_SERVICE: state=WAITING mode=apply because phase=startup activity"
                            + " waitingFor{applicationName pid since}");
            assertThat(health.at("/details/waitingFor/applicationName").asString())
                    .isEqualTo("automigrate:library:elsewhere");
            assertThat(Instant.parse(health.at("/details/waitingFor/since").asString()))
                    .isBefore(Instant.now().plusSeconds(2));
        }
        started.get().close();
    }

    @Test
    void waitingForABlockerOfAnIndexBuild() throws Exception {
        jdbc.execute("CREATE TABLE reader (id bigint PRIMARY KEY, name varchar(255))");
        jdbc.execute("INSERT INTO reader VALUES (1, 'Ada')");
        jdbc.execute("ANALYZE reader");
        int port = Http.freePort();
        try (Connection snapshot = database.dataSource().getConnection()) {
            snapshot.setAutoCommit(false);
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var statement = snapshot.createStatement()) {
                statement.execute("SET application_name = 'orders'");
                statement.execute("SELECT count(*) FROM reader");
            }
            try (var context = start(
                    ReadersConfiguration.class, "server.port=" + port, "automigrate.online.progress-interval=100ms")) {
                JsonNode health = awaitHealth(port, "WAITING");
                assertThat(form(health))
                        .isEqualTo("OUT_OF_SERVICE: state=WAITING mode=apply because phase=online activity operation"
                                + " percent=0 waitingFor{applicationName pid since} applied=0 pending=1 manual=0"
                                + " incompatible=0");
                assertThat(health.at("/details/waitingFor/applicationName").asString())
                        .isEqualTo("orders");
                assertThat(health.toString()).doesNotContain("CREATE INDEX", "SELECT");
                assertThat(context.isActive()).isTrue();
                snapshot.rollback();
                awaitHealth(port, "UP");
            }
        }
    }

    private ConfigurableApplicationContext start(Class<?> source, String... properties) {
        String[] all = Arrays.copyOf(properties, properties.length + 1);
        all[properties.length] = "management.endpoint.health.show-details=always";
        return TestApplication.start(WebApplicationType.SERVLET, database, new Class<?>[] {source}, all);
    }

    private static int port(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static JsonNode health(ConfigurableApplicationContext context) throws Exception {
        return health(port(context));
    }

    private static JsonNode health(int port) throws Exception {
        HttpResponse<String> response = Http.get(port, "/actuator/health/automigrate");
        return JsonMapper.shared().readTree(response.body());
    }

    private static void awaitState(ConfigurableApplicationContext context, String state) {
        awaitHealth(port(context), state);
    }

    private static JsonNode awaitHealth(int port, String state) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(
                        () -> health(port),
                        health -> health.at("/details/state").asString("").equals(state));
    }

    private static String form(ConfigurableApplicationContext context) throws Exception {
        return form(health(context));
    }

    private static String form(JsonNode health) {
        return health.get("status").asString() + ": " + fields(health.get("details"));
    }

    // values that every run has alike
    private static final List<String> STEADY =
            List.of("state", "mode", "phase", "failure", "percent", "applied", "pending", "manual", "incompatible");

    private static String fields(JsonNode node) {
        return node.properties().stream()
                .map(field -> {
                    String name = field.getKey();
                    JsonNode value = field.getValue();
                    return value.isObject()
                            ? name + "{" + fields(value) + "}"
                            : name + (STEADY.contains(name) ? "=" + value.asString() : "");
                })
                .collect(Collectors.joining(" "));
    }

    @Configuration(proxyBeanMethods = false)
    static class Failing extends TestApplication.Minimal {

        @Bean
        MigrationCallback failure() {
            return new MigrationCallback() {
                @Override
                public void beforeRun(String unit, Phase phase) {
                    if (phase == Phase.ONLINE) {
                        throw new IllegalStateException("the secret is 42");
                    }
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Looking extends TestApplication.Minimal {

        @Bean
        Look look(MigrationStatuses statuses) {
            return new Look(statuses);
        }
    }

    /** Looks when the web server is not up yet. */
    static final class Look implements SmartLifecycle {

        private final MigrationStatuses statuses;
        private String seen = "";

        Look(MigrationStatuses statuses) {
            this.statuses = statuses;
        }

        @Override
        public void start() {
            seen = statuses.all().get(0).readiness() + " "
                    + statuses.all().get(0).state();
        }

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public int getPhase() {
            return 0;
        }
    }
}
