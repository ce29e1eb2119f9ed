package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.World.ADD_TITLE;
import static io.github.automigrate.dialect.postgres.World.limits;
import static io.github.automigrate.dialect.postgres.World.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.execution.Attempt;
import io.github.automigrate.execution.Attempt.Blocked;
import io.github.automigrate.execution.Attempt.Succeeded;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.OwnServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real autovacuum workers, which a cost limit makes slow enough to be met. */
@Tag("chaos")
class AutovacuumTest {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private static final String WORKER = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'autovacuum:%public.book%'";

    // one page costs more than the limit, so the worker naps at least 100 ms for each of some 800 pages
    private static final String SLOW =
            "CREATE TABLE book (id int, filler text) WITH (autovacuum_vacuum_cost_delay = 100,"
                    + " autovacuum_vacuum_cost_limit = 1, autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);"
                    + " INSERT INTO book SELECT i, repeat('x', 600) FROM generate_series(1, 10000) AS i";

    @Test
    @Case("A82")
    void displacesAnOrdinaryWorkerByOneLongerAttempt() throws Exception {
        try (OwnServer server = OwnServer.with(Map.of("autovacuum_naptime", "1s"));
                World world = new World(server.database())) {
            world.execute(SLOW).execute("DELETE FROM book WHERE id % 2 = 0");
            String worker = worker(world, "");

            Attempt attempt = attempt(world);

            // it gives way after deadlock_timeout, which is 1 s
            assertThat(attempt).isInstanceOfSatisfying(Succeeded.class, success -> assertThat(success.lockWait())
                    .isBetween(Duration.ofMillis(900), Duration.ofMillis(1300)));
            assertThat(world.ask(WORKER)).isNotEqualTo(worker);
        }
    }

    @Test
    @Case("A82")
    void neverDisturbsAWorkerAgainstWraparoundAndSaysSo() throws Exception {
        try (OwnServer server =
                        OwnServer.with(Map.of("autovacuum_naptime", "1s", "autovacuum_freeze_max_age", "100000"));
                World world = new World(server.database())) {
            // an ordinary worker would keep the other one away; wraparound is prevented whatever the table says
            world.execute(SLOW.replace("WITH (", "WITH (autovacuum_enabled = false, "));
            world.execute("DO $$ BEGIN FOR i IN 1..101000 LOOP PERFORM txid_current(); COMMIT; END LOOP; END $$");
            String worker = worker(world, " AND query LIKE '%to prevent wraparound%'");

            Attempt attempt = attempt(world);

            assertThat(attempt).isInstanceOfSatisfying(Blocked.class, blocked -> assertThat(blocked.blocker())
                    .contains("the autovacuum worker with pid " + worker, "must not be ended", "on book"));
            assertThat(world.ask(WORKER)).isEqualTo(worker);
            assertThat(
                            world.ask(
                                    "SELECT count(*) FROM pg_attribute WHERE attname = 'title' AND attrelid = 'book'::regclass"))
                    .isEqualTo("0");
        }
    }

    private static String worker(World world, String condition) {
        String query = WORKER + condition;
        Await.until(query, LONGEST_WAIT, () -> !ask(world, query).isEmpty());
        return ask(world, query);
    }

    private static Attempt attempt(World world) throws SQLException {
        return world.session(limits(Duration.ZERO, LONGEST_WAIT)).attempt(operation(ADD_TITLE), ExecutionListener.NONE);
    }

    private static String ask(World world, String query) {
        try {
            return world.ask(query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
