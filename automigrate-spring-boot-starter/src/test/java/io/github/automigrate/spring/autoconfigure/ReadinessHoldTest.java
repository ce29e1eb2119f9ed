package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** What probes see of work that is not done; the rows are those of the table in {@code docs/kubernetes.md}. */
class ReadinessHoldTest {

    private static final Path PAGE = Path.of("..", "docs", "kubernetes.md");
    private static final String INDEX = "CREATE INDEX";

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @ParameterizedTest
    @ValueSource(strings = {"all", "required", "none"})
    void isAsThePageSays(String hold) throws Exception {
        List<String> row = new ArrayList<>();
        Sql.execute(
                database,
                "CREATE TABLE reader (id bigint PRIMARY KEY, name varchar(255))",
                "INSERT INTO reader VALUES (1, 'Ada')",
                "ANALYZE reader");
        row.add(whileTheIndexIsBuilt(hold));
        row.add(afterTheIndexWasRefused(hold));
        Sql.execute(database, "ALTER TABLE reader ADD shelf int NOT NULL DEFAULT 0");
        Sql.execute(database, "ALTER TABLE reader ALTER shelf DROP DEFAULT");
        row.add(onASchemaThatThereIsNoWorkingOn(hold));
        assertThat(Files.readString(PAGE)).contains("| `" + hold + "` | " + String.join(" | ", row) + " |");
    }

    private String whileTheIndexIsBuilt(String hold) throws Exception {
        try (DdlGate gate = DdlGate.closed(database, INDEX, "reader");
                var context = start(hold)) {
            gate.awaitSomebody();
            return probes(context);
        }
    }

    private String afterTheIndexWasRefused(String hold) throws Exception {
        Sql.execute(
                database,
                "CREATE OR REPLACE FUNCTION public.gate() RETURNS event_trigger LANGUAGE plpgsql"
                        + " AS 'BEGIN RAISE EXCEPTION ''refused''; END'");
        try (var context = start(hold)) {
            await(context, MigrationState.FAILED);
            return probes(context);
        } finally {
            Sql.execute(database, "DROP EVENT TRIGGER gate");
        }
    }

    private String onASchemaThatThereIsNoWorkingOn(String hold) throws Exception {
        try (var context = start(hold, "automigrate.on-incompatible=hold")) {
            await(context, MigrationState.PENDING_MANUAL);
            return probes(context);
        }
    }

    private static void await(ConfigurableApplicationContext context, MigrationState state) {
        MigrationStatuses statuses = context.getBean(MigrationStatuses.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> statuses.all().get(0).state() == state);
    }

    private static String probes(ConfigurableApplicationContext context) throws Exception {
        return Http.probes(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private ConfigurableApplicationContext start(String hold, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("automigrate.readiness.hold=" + hold);
        return TestApplication.start(
                WebApplicationType.SERVLET,
                database,
                new Class<?>[] {ReadersConfiguration.class},
                all.toArray(String[]::new));
    }
}
