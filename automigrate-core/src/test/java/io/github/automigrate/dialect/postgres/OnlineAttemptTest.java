package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.World.BUILD;
import static io.github.automigrate.dialect.postgres.World.BUILD_UNIQUE;
import static io.github.automigrate.dialect.postgres.World.DROP;
import static io.github.automigrate.dialect.postgres.World.limits;
import static io.github.automigrate.dialect.postgres.World.operation;
import static io.github.automigrate.dialect.postgres.World.patient;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.execution.Attempt;
import io.github.automigrate.execution.Attempt.Blocked;
import io.github.automigrate.execution.Attempt.Interrupted;
import io.github.automigrate.execution.Attempt.Outdated;
import io.github.automigrate.execution.Attempt.Refused;
import io.github.automigrate.execution.Attempt.Succeeded;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.testing.Case;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnlineAttemptTest {

    private static final Duration AGE = Duration.ofSeconds(60);

    private static final String BUILDING = "SELECT EXISTS (SELECT FROM pg_stat_progress_create_index"
            + " WHERE datname = current_database() AND phase LIKE 'waiting%')";

    private final World world = new World();

    @BeforeEach
    void createTable() throws SQLException {
        world.execute("CREATE TABLE book (id int); INSERT INTO book VALUES (1), (1)");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    @Case("A52")
    void buildsAnIndexConcurrently() throws SQLException {
        assertThat(attempt(operation(BUILD))).isInstanceOf(Succeeded.class);
        assertThat(world.indexes()).isEqualTo(Map.of("ix", "valid"));
    }

    @Test
    void givesTheLimitsOfReadingBackToTheConnection() throws SQLException {
        PostgresSession session = world.session(patient());

        session.attempt(operation(BUILD), ExecutionListener.NONE);

        assertThat(World.ask(session.connection(), "SHOW lock_timeout")).isEqualTo("5s");
        assertThat(World.ask(session.connection(), "SHOW statement_timeout")).isEqualTo("30s");
    }

    @Test
    @Case("A56")
    void leavesNoInvalidIndexWhenTheRowsHaveDuplicates() throws SQLException {
        Refused attempt = (Refused) attempt(operation(BUILD_UNIQUE).cleanedUpBy(DROP));

        assertThat(attempt.sqlState()).isEqualTo("23505");
        assertThat(attempt.message()).doesNotContain("(1)");
        assertThat(world.indexes()).isEmpty();
    }

    @Test
    void leavesTheInvalidIndexToBeSeenWhenNoCleanUpIsAskedFor() throws SQLException {
        attempt(operation(BUILD_UNIQUE));

        assertThat(world.indexes()).isEqualTo(Map.of("ix", "invalid"));
    }

    @Test
    @Case({"A52", "A82"})
    void namesAnOldSnapshotAndGivesUpWithoutLeftoverWhenTheBudgetEnds() throws SQLException {
        snapshot();
        List<String> blockers = new CopyOnWriteArrayList<>();
        PostgresSession session = world.session(limits(AGE, Duration.ofSeconds(1)));

        Blocked attempt = (Blocked) session.attempt(operation(BUILD).cleanedUpBy(DROP), blockersInto(blockers));

        assertThat(attempt.blocker())
                .startsWith("the budget of 1s ended; it last waited for pid")
                .contains("orders");
        assertThat(blockers).anyMatch(blocker -> blocker.contains("application orders"));
        assertThat(world.indexes()).isEmpty();
    }

    @Test
    void canBeCancelledByAnotherThreadAndLeavesNothing() throws Exception {
        snapshot();
        PostgresSession session = world.session(patient());
        var attempt = attemptInBackground(session);
        world.await(BUILDING);

        session.cancel();

        assertThat(World.result(attempt)).isInstanceOf(Interrupted.class);
        assertThat(world.indexes()).isEmpty();
    }

    @Test
    @Case({"A79", "A87"})
    void leavesNothingWhenItsServerProcessIsEnded() throws Exception {
        snapshot();
        PostgresSession session = world.session(patient());
        var attempt = attemptInBackground(session);
        world.await(BUILDING);

        world.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_progress_create_index"
                + " WHERE datname = current_database()");

        assertThat(World.result(attempt)).isInstanceOf(Outdated.class);
        assertThat(world.indexes()).isEmpty();
    }

    @Test
    @Case("A55")
    void replacesWhatAFailedBuildLeft() throws SQLException {
        attempt(operation(BUILD_UNIQUE));
        world.execute("TRUNCATE book");

        Attempt attempt = attempt(operation(DROP, BUILD_UNIQUE));

        assertThat(attempt).isInstanceOf(Succeeded.class);
        assertThat(world.indexes()).isEqualTo(Map.of("ix", "valid"));
    }

    @Test
    void neverDropsAValidIndex() throws SQLException {
        world.execute("CREATE INDEX ix ON book (id)");

        Attempt dropping = attempt(operation(DROP, BUILD));
        Attempt building = attempt(operation(BUILD).cleanedUpBy(DROP));

        assertThat(((Outdated) dropping).reason())
                .isEqualTo("the index ix is not an invalid one, so it was not dropped");
        assertThat(building).isInstanceOf(Outdated.class);
        assertThat(world.indexes()).isEqualTo(Map.of("ix", "valid"));
    }

    @Test
    @Case("A55")
    void leavesAnInvalidIndexOfItsNameThatItDidNotBuild() throws SQLException {
        attempt(operation(BUILD_UNIQUE));

        Attempt attempt = attempt(operation(BUILD).cleanedUpBy(DROP));

        assertThat(attempt).isInstanceOf(Outdated.class);
        assertThat(world.indexes()).isEqualTo(Map.of("ix", "invalid"));
    }

    @Test
    @Case("A55")
    void cleansUpAfterAReplacementThatFailedAgain() throws SQLException {
        attempt(operation(BUILD_UNIQUE));

        Attempt attempt = attempt(operation(DROP, BUILD_UNIQUE).cleanedUpBy(DROP));

        assertThat(attempt).isInstanceOf(Refused.class);
        assertThat(world.indexes()).isEmpty();
    }

    @Test
    void dropsNothingWhenThereIsNothing() throws SQLException {
        assertThat(attempt(operation(DROP, BUILD))).isInstanceOf(Succeeded.class);
    }

    @Test
    @Case("A79")
    void waitsForTheBuildOfAKilledInstanceInsteadOfDisturbingIt() throws Exception {
        Connection snapshot = snapshot();
        var orphan = CompletableFuture.supplyAsync(() -> build(BUILD.sql()));
        world.await(BUILDING);

        Blocked building = (Blocked) attempt(operation(BUILD_UNIQUE).cleanedUpBy(DROP));
        Blocked dropping = (Blocked) attempt(operation(DROP, BUILD_UNIQUE));
        snapshot.rollback();

        assertThat(building.blocker()).startsWith("an index build that still runs: pid");
        assertThat(dropping.blocker()).startsWith("an index build that still runs: pid");
        assertThat(World.result(orphan)).isTrue();
        assertThat(world.indexes()).isEqualTo(Map.of("ix", "valid"));
    }

    private Attempt attempt(Operation operation) throws SQLException {
        return world.session(patient()).attempt(operation, ExecutionListener.NONE);
    }

    private static CompletableFuture<Attempt> attemptInBackground(PostgresSession session) {
        return CompletableFuture.supplyAsync(
                () -> session.attempt(operation(BUILD).cleanedUpBy(DROP), ExecutionListener.NONE));
    }

    private static ExecutionListener blockersInto(List<String> blockers) {
        return new ExecutionListener() {
            @Override
            public void onProgress(Progress progress) {
                blockers.add(progress.blocker().words());
            }
        };
    }

    private boolean build(String sql) {
        try {
            world.execute(sql);
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens a transaction that every concurrent build has to wait for. */
    private Connection snapshot() throws SQLException {
        return world.inTransaction("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT 1");
    }
}
