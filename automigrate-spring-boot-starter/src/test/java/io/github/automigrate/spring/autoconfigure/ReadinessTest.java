package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.OldSnapshot;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

class ReadinessTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @BeforeEach
    void fill() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE reader (id bigint PRIMARY KEY, name varchar(255))");
            statement.execute("INSERT INTO reader VALUES (1, 'Ada')");
            statement.execute("ANALYZE reader"); // a table of unknown size counts as large
        }
    }

    @Test // A91
    void isHeldWhileAnIndexIsBuiltAndLivenessIsNot() throws Exception {
        try (OldSnapshot reading = OldSnapshot.of(database);
                var context = start("management.endpoint.health.group.readiness.show-details=always")) {
            HttpResponse<String> held = get(context, "/actuator/health/readiness");
            assertThat(held.statusCode()).isEqualTo(503);
            assertThat(held.body()).contains("OUT_OF_SERVICE").doesNotContain("CREATE");
            assertThat(get(context, "/actuator/health/liveness").statusCode()).isEqualTo(200);

            reading.end();
            awaitReadiness(context, 200);
            assertThat(get(context, "/actuator/automigrate").body()).contains("\"BUILD_INDEX\"", "\"APPLIED\"");
            assertThat(get(context, "/actuator/automigrate/script").body())
                    .isEqualTo("-- nothing is left to a person\n");
            assertThat(get(context, "/actuator/automigrate/other").statusCode()).isEqualTo(404);
            assertThat(get(context, "/actuator/metrics/automigrate.operation").body())
                    .contains("build_index");
            assertThat(get(context, "/actuator/info").body()).contains("planHash");
        }
    }

    @Test
    void isNotHeldForAnIndexWhenOnlyRequiredOperationsCount() throws Exception {
        try (OldSnapshot reading = OldSnapshot.of(database);
                var context = start("automigrate.readiness.hold=required")) {
            awaitReadiness(context, 200);
            assertThat(get(context, "/actuator/health").statusCode()).isEqualTo(200);
            reading.end();
        }
    }

    @Test
    void stopsTheBuildWhenTheApplicationStops() throws Exception {
        try (OldSnapshot reading = OldSnapshot.of(database)) {
            ConfigurableApplicationContext context = start();
            Awaitility.await().until(() -> builds() == 1);

            // the removal of what the build left waits up to 5 s for the same transaction
            long before = System.nanoTime();
            context.close();

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
            Awaitility.await().until(() -> builds() == 0);
            reading.end();
        }
    }

    private int builds() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_stat_progress_create_index WHERE datname = '"
                        + database.name() + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private ConfigurableApplicationContext start(String... properties) {
        String[] all = new String[properties.length + 1];
        System.arraycopy(properties, 0, all, 0, properties.length);
        all[properties.length] = "management.endpoints.web.exposure.include=*";
        return TestApplication.start(
                WebApplicationType.SERVLET, database, new Class<?>[] {ReadersConfiguration.class}, all);
    }

    private static void awaitReadiness(ConfigurableApplicationContext context, int code) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get(context, "/actuator/health/readiness").statusCode() == code);
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext context, String path)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
