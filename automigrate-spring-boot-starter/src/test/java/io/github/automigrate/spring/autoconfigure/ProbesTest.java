package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.OldSnapshot;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What probes see in each phase; the rows are those of the table in {@code docs/kubernetes.md}. */
class ProbesTest {

    private static final Path PAGE = Path.of("..", "docs", "kubernetes.md");

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @ParameterizedTest
    @CsvSource({"refresh, false", "refresh, true", "lifecycle, false", "lifecycle, true"})
    void areAnsweredAsThePageSays(String run, boolean separatePort) throws Exception {
        int port = Http.freePort();
        int probed = separatePort ? Http.freePort() : port;
        prepareAnOnlineOperation();
        List<String> row = new ArrayList<>();
        try (DdlGate gate = DdlGate.closed(database, "CREATE TABLE", "automigrate_history");
                OldSnapshot snapshot = OldSnapshot.of(database)) {
            CompletableFuture<ConfigurableApplicationContext> started =
                    CompletableFuture.supplyAsync(() -> start(port, probed, run));
            gate.awaitSomebody();
            row.add(Http.probes(probed));
            gate.open();
            try (ConfigurableApplicationContext context = started.join()) {
                Awaitility.await().until(this::builds);
                row.add(Http.probes(probed));
                snapshot.end();
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Http.code(
                                probed, "/actuator/health/readiness")
                        .equals("200"));
                row.add(Http.probes(probed));
                assertThat(context.isActive()).isTrue();
            }
        }
        String expected =
                "| `" + run + "` | " + (separatePort ? "separate" : "same") + " | " + String.join(" | ", row) + " |";
        assertThat(Files.readString(PAGE)).contains(expected);
    }

    // a missing column for the startup phase, a missing index for the online phase
    private void prepareAnOnlineOperation() {
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        jdbc.execute("CREATE TABLE reader (id bigint PRIMARY KEY)");
        jdbc.execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(255))");
        jdbc.execute("INSERT INTO reader VALUES (1)");
        jdbc.execute("ANALYZE reader");
    }

    private boolean builds() {
        return Boolean.TRUE.equals(new JdbcTemplate(database.dataSource())
                .queryForObject(
                        "SELECT EXISTS (SELECT FROM pg_stat_progress_create_index WHERE datname = ?)",
                        Boolean.class,
                        database.name()));
    }

    private ConfigurableApplicationContext start(int port, int probed, String run) {
        return TestApplication.start(
                WebApplicationType.SERVLET,
                database,
                new Class<?>[] {ReadersConfiguration.class},
                "server.port=" + port,
                "management.server.port=" + probed,
                "automigrate.startup.run=" + run);
    }
}
