package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.World.ADD_TITLE;
import static io.github.automigrate.dialect.postgres.World.BUILD;
import static io.github.automigrate.dialect.postgres.World.DROP;
import static io.github.automigrate.dialect.postgres.World.limits;
import static io.github.automigrate.dialect.postgres.World.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.execution.Attempt.Blocked;
import io.github.automigrate.execution.Attempt.Succeeded;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.Limits;
import io.github.automigrate.execution.Limits.Brief;
import io.github.automigrate.execution.Limits.Coordination;
import io.github.automigrate.execution.Limits.Online;
import io.github.automigrate.execution.Limits.Retries;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.execution.Outcome.Result;
import io.github.automigrate.execution.PlanExecutor;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.testing.Case;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits, how long, and what is reported, when somebody holds the table for long. */
class BlockerTest {

    // far more than any statement of ours may hold up others, far less than the blockers stay
    private static final Duration UNNOTICED = Duration.ofMillis(900);

    private static final String DUMP =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; LOCK TABLE book IN ACCESS SHARE MODE";

    private final World world = new World();

    @BeforeEach
    void createTable() throws SQLException {
        world.execute("CREATE TABLE book (id int); INSERT INTO book VALUES (1)");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    @Case("A82")
    void anIdleTransactionPostponesTheOperationAndHoldsUpNobodyElse() throws Exception {
        Connection blocker = world.inTransaction("SELECT count(*) FROM book");
        var execution = inBackground(operation(ADD_TITLE));

        Duration longest = longestWriteDuring(execution);

        Outcome outcome = World.result(execution);
        assertThat(longest).isLessThan(UNNOTICED);
        assertThat(outcome.result()).isEqualTo(Result.POSTPONED);
        assertThat(outcome.effort().attempts()).isGreaterThan(1);
        assertThat(outcome.detail())
                .contains("application orders", "idle in transaction", "holds ACCESS SHARE on book");
        assertThat(blocker.isValid(1)).isTrue();
    }

    @Test
    @Case("A82")
    void aLongQueryPostponesTheOperationAndHoldsUpNobodyElse() throws Exception {
        Connection blocker = world.inTransaction("SELECT 1");
        var query = CompletableFuture.runAsync(() -> slowQuery(blocker));
        world.await("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                + " AND datname = current_database())");
        var execution = inBackground(operation(ADD_TITLE));

        Duration longest = longestWriteDuring(execution);

        Outcome outcome = World.result(execution);
        assertThat(longest).isLessThan(UNNOTICED);
        assertThat(outcome.result()).isEqualTo(Result.POSTPONED);
        assertThat(outcome.detail()).contains("application orders", "active", "holds ACCESS SHARE on book");
        assertThat(query).isNotDone();
        blocker.abort(Runnable::run);
    }

    @Test
    @Case("A82")
    void aDumpPostponesTheOperationAndHoldsUpNobodyElse() throws Exception {
        world.inTransaction(DUMP);
        var execution = inBackground(operation(ADD_TITLE));

        Duration longest = longestWriteDuring(execution);

        Outcome outcome = World.result(execution);
        assertThat(longest).isLessThan(UNNOTICED);
        assertThat(outcome.result()).isEqualTo(Result.POSTPONED);
        assertThat(outcome.detail()).contains("application orders", "holds ACCESS SHARE on book");
    }

    @Test
    @Case({"A52", "A82"})
    void anIndexBuildWaitsForTheSnapshotOfADumpWhileOthersWrite() throws Exception {
        Connection dump = world.inTransaction(DUMP + "; SELECT 1");
        PostgresSession session = world.session(limits(Duration.ZERO, Duration.ofSeconds(20)));
        var build = CompletableFuture.supplyAsync(
                () -> session.attempt(operation(BUILD).cleanedUpBy(DROP), ExecutionListener.NONE));
        world.await("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype = 'virtualxid')");

        Duration write = write();
        assertThat(build).isNotDone();
        dump.rollback();

        assertThat(write).isLessThan(UNNOTICED);
        assertThat(World.result(build)).isInstanceOf(Succeeded.class);
    }

    @Test
    @Case("A82")
    void aBriefStatementOfAnotherTableIsNotHeldUp() throws Exception {
        world.execute("CREATE TABLE page (id int)").inTransaction("SELECT count(*) FROM page");
        PostgresSession session = world.session(limits(Duration.ZERO, Duration.ofSeconds(20)));

        assertThat(session.attempt(operation(ADD_TITLE), ExecutionListener.NONE))
                .isInstanceOf(Succeeded.class)
                .isNotInstanceOf(Blocked.class);
    }

    /** Pursues the operation as a start does, for 2 s. */
    private CompletableFuture<Outcome> inBackground(Operation operation) throws SQLException {
        Duration budget = Duration.ofSeconds(2);
        Retries retries = new Retries(100, Duration.ofMillis(100), Duration.ofMillis(200), budget);
        Limits limits = new Limits(
                Limits.Reading.DEFAULTS,
                new Brief(Limits.Queue.DEFAULTS, Limits.Work.DEFAULTS, retries, budget),
                Online.DEFAULTS,
                Coordination.DEFAULTS);
        Plan plan = new Plan(List.of(operation), List.of(), Set.of());
        PlanExecutor executor = new PlanExecutor(world.session(limits), limits, ExecutionListener.NONE);
        return CompletableFuture.supplyAsync(() -> {
            try {
                return executor.execute(plan, Phase.STARTUP, () -> plan).get(0);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Duration longestWriteDuring(CompletableFuture<?> execution) throws SQLException {
        Duration longest = Duration.ZERO;
        while (!execution.isDone()) {
            Duration write = write();
            longest = write.compareTo(longest) > 0 ? write : longest;
        }
        return longest;
    }

    private Duration write() throws SQLException {
        try (Connection connection = world.database().dataSource().getConnection()) {
            long start = System.nanoTime();
            World.execute(connection, "UPDATE book SET id = id + 1");
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    // it lasts until the test breaks its connection
    private static void slowQuery(Connection connection) {
        assertThatThrownBy(() -> World.execute(connection, "SELECT pg_sleep(20) FROM book"))
                .isInstanceOf(SQLException.class);
    }
}
