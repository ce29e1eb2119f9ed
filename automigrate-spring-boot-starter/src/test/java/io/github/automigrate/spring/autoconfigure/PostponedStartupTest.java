package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A transaction that somebody forgot stands in the way of a column that the application requires. */
@ExtendWith(OutputCaptureExtension.class)
class PostponedStartupTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();
    private Connection forgotten;

    @BeforeEach
    void readAndForget() throws SQLException {
        Sql.execute(database, "CREATE TABLE book (id bigint PRIMARY KEY)", "INSERT INTO book VALUES (1)");
        forgotten = database.dataSource().getConnection();
        forgotten.setAutoCommit(false);
        try (var statement = forgotten.createStatement()) {
            statement.execute("SELECT * FROM book");
        }
    }

    @AfterEach
    void close() throws SQLException {
        forgotten.close();
    }

    @Test
    @Case("A83")
    void failsAndNamesTheTransaction(CapturedOutput output) {
        assertThatThrownBy(this::start);

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "found no moment without blockers", "idle in transaction")
                .contains("automigrate.startup.on-timeout=hold");
    }

    @Test
    @Case("A83")
    void goesOnWithoutReadinessUntilTheTransactionIsOver(CapturedOutput output) throws Exception {
        try (var context = start("automigrate.startup.on-timeout=hold")) {
            assertThat(Http.get(context, "/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
            assertThat(Http.get(context, "/actuator/health/readiness").statusCode())
                    .isEqualTo(503);
            assertThat(output)
                    .containsPattern("WARN .*starts without readiness, and goes on trying.*idle in transaction");

            forgotten.rollback();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Http.get(context, "/actuator/health/readiness").statusCode() == 200);
        }
        assertThat(Sql.column(database, "SELECT title FROM book")).hasSize(1);
    }

    private ConfigurableApplicationContext start(String... properties) {
        Class<?>[] sources = {TestApplication.Minimal.class};
        return TestApplication.start(
                WebApplicationType.SERVLET,
                database,
                sources,
                Stream.concat(
                                Stream.of(
                                        "automigrate.startup.budget=1s",
                                        "automigrate.ddl.backoff=100ms",
                                        "automigrate.ddl.blocker-age=0s"),
                                Stream.of(properties))
                        .toArray(String[]::new));
    }
}
