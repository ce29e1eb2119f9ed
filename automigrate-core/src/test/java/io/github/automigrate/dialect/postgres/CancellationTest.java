package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.World.BOOK;
import static io.github.automigrate.dialect.postgres.World.patient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.AutoMigrate;
import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationSettings;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Question;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.EntityModels;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that is asked to stop has a few seconds, so whatever its migration does must end at once. */
class CancellationTest {

    // the shortest limit of any read is 5 s
    private static final Duration PROMPT = Duration.ofSeconds(3);

    // the catalog is read without any lock on the tables that it describes, so only VACUUM FULL of the catalog keeps it
    // waiting
    private static final String CATALOG_REPAIR = "LOCK TABLE pg_description";

    private static final String WAITS =
            "SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted"
                    + " AND a.datname = current_database())";

    private final World world = new World();

    @Entity(name = "book")
    static class Book {
        @Id
        long id;

        String isbn;
    }

    @BeforeEach
    void createTable() throws SQLException {
        world.execute("CREATE TABLE book (id bigint PRIMARY KEY CHECK (id > 0));" + " INSERT INTO book VALUES (1)");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void endsAReadThatWaitsBehindALock() throws Exception {
        world.inTransaction(CATALOG_REPAIR);
        PostgresSession session = world.session(patient());
        Schema desired = Schema.of(io.github.automigrate.schema.Table.of(BOOK, List.of()));
        var reading = inBackground(() -> session.read(desired));
        world.await(WAITS);

        assertEndsPromptly(session, reading);
        assertThatThrownBy(() -> session.read(desired)).isInstanceOf(SQLException.class);
    }

    @Test
    void endsAllQuestionsAndNotOnlyTheOneThatRuns() throws Exception {
        PostgresSession session = world.session(patient());
        var answering = inBackground(() -> session.answer(Set.of(slow("1"), slow("2"), slow("3"))));
        world.await("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                + " AND datname = current_database())");

        assertEndsPromptly(session, answering);
    }

    @Test
    @Case("A79")
    void endsAWholeMigrationWhoseCatalogReadWaits() throws Exception {
        world.inTransaction(CATALOG_REPAIR);
        AutoMigrate migration = new AutoMigrate(
                new PostgresDialect(),
                EntityModels.of(Book.class),
                world.database().dataSource()::getConnection,
                MigrationSettings.of("shop"),
                ExecutionListener.NONE);
        var run = inBackground(() -> migration.run(Phase.STARTUP));
        world.await(WAITS);

        long start = System.nanoTime();
        migration.cancel();

        assertThatThrownBy(() -> run.get(PROMPT.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(MigrationException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(MigrationException.Reason.CANCELLED));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPT);
    }

    private static Question slow(String condition) {
        return new Question.Violations(BOOK, Check.of(null, "pg_sleep(4) IS NULL OR id = " + condition));
    }

    private static void assertEndsPromptly(PostgresSession session, CompletableFuture<?> reading) {
        session.cancel();
        assertThatThrownBy(() -> reading.get(PROMPT.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(SQLException.class, failure -> assertThat(failure.getSQLState())
                        .isEqualTo(SqlState.QUERY_CANCELED));
    }

    private static <T> CompletableFuture<T> inBackground(java.util.concurrent.Callable<T> call) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                future.complete(call.call());
            } catch (Exception e) {
                future.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return future;
    }
}
