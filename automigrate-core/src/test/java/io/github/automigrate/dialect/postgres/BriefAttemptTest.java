package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.World.ADD_TITLE;
import static io.github.automigrate.dialect.postgres.World.limits;
import static io.github.automigrate.dialect.postgres.World.lock;
import static io.github.automigrate.dialect.postgres.World.operation;
import static io.github.automigrate.dialect.postgres.World.patient;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.execution.Attempt;
import io.github.automigrate.execution.Attempt.Blocked;
import io.github.automigrate.execution.Attempt.Interrupted;
import io.github.automigrate.execution.Attempt.Outdated;
import io.github.automigrate.execution.Attempt.Refused;
import io.github.automigrate.execution.Attempt.Rewriting;
import io.github.automigrate.execution.Attempt.Succeeded;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.Limits;
import io.github.automigrate.plan.Lock;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.PostgresServer;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BriefAttemptTest {

    private static final Duration ANY_AGE = Duration.ZERO;
    private static final Duration BUDGET = Duration.ofSeconds(30);

    private final World world = new World();

    @BeforeEach
    void createTable() throws SQLException {
        world.execute("CREATE TABLE book (id int, isbn varchar(13)); CREATE INDEX ix_isbn ON book (isbn)");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void executesStatementsThatNobodyBlocks() throws SQLException {
        Attempt attempt = attempt(patient(), ADD_TITLE);

        assertThat(attempt).isInstanceOf(Succeeded.class);
        assertThat(columns()).isEqualTo("id,isbn,title");
    }

    @Test
    void takesBackAllConsecutiveStatementsWhenOneFails() throws SQLException {
        Attempt attempt = attempt(patient(), ADD_TITLE, Statement.brief("ALTER TABLE book ADD COLUMN bad nosuchtype"));

        assertThat(attempt).isInstanceOf(Outdated.class);
        assertThat(columns()).isEqualTo("id,isbn");
    }

    @Test
    @Case("A82")
    void doesNotEvenQueueBehindAnOldTransactionAndNamesIt() throws Exception {
        world.inTransaction("SELECT count(*) FROM book");
        PostgresSession session = world.session(limits(ANY_AGE, BUDGET));

        Blocked attempt = (Blocked) session.attempt(operation(ADD_TITLE), ExecutionListener.NONE);

        assertThat(attempt.blocker())
                .matches("pid \\d+ \\(application orders, user postgres, idle in transaction, in a transaction for 0 s,"
                        + " holds ACCESS SHARE on book\\)");
        assertThat(attempt.obstacle().holder()).isNotNull().satisfies(holder -> {
            assertThat(holder.applicationName()).isEqualTo("orders");
            assertThat(holder.processId()).isPositive();
            assertThat(holder.seconds()).isNotNegative();
        });
        assertThat(sent(session)).noneMatch(line -> line.contains("ALTER TABLE"));
    }

    @Test
    @Case("A82")
    void queuesNoLongerThanTheLockTimeoutBehindAYoungTransaction() throws Exception {
        world.inTransaction("SELECT count(*) FROM book");
        PostgresSession session = world.session(patient());

        long start = System.nanoTime();
        Blocked attempt = (Blocked) session.attempt(operation(ADD_TITLE), ExecutionListener.NONE);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
        assertThat(attempt.blocker()).contains("application orders");
        assertThat(sent(session)).anyMatch(line -> line.contains("ALTER TABLE"));
    }

    @Test
    void succeedsAfterTheBlockerHasGone() throws SQLException {
        Connection blocker = world.inTransaction("SELECT count(*) FROM book");
        PostgresSession session = world.session(limits(ANY_AGE, BUDGET));
        Attempt first = session.attempt(operation(ADD_TITLE), ExecutionListener.NONE);
        blocker.rollback();

        Attempt second = session.attempt(operation(ADD_TITLE), ExecutionListener.NONE);

        assertThat(first).isInstanceOf(Blocked.class);
        assertThat(second).isInstanceOf(Succeeded.class);
    }

    @Test
    void isNotBlockedByALockThatDoesNotConflict() throws SQLException {
        world.inTransaction("SELECT count(*) FROM book");

        Statement foreignKeyTarget = Statement.brief("CREATE TABLE page (id int)", lock(Lock.SHARE_ROW_EXCLUSIVE));

        assertThat(attempt(limits(ANY_AGE, BUDGET), foreignKeyTarget)).isInstanceOf(Succeeded.class);
    }

    @Test
    void looksForBlockersOfPartitionsToo() throws SQLException {
        world.execute("DROP TABLE book; CREATE TABLE book (id int) PARTITION BY RANGE (id);"
                + " CREATE TABLE book_1 PARTITION OF book FOR VALUES FROM (0) TO (9)");
        world.inTransaction("SELECT count(*) FROM book_1");

        Blocked attempt = (Blocked) attempt(limits(ANY_AGE, BUDGET), ADD_TITLE);

        assertThat(attempt.blocker()).contains("holds ACCESS SHARE on book_1");
    }

    @Test
    void noticesATransactionWhoseAgeIsHiddenByLookingTwice() throws Exception {
        world.execute("DROP ROLE IF EXISTS poor; CREATE ROLE poor; ALTER TABLE book OWNER TO poor;"
                + " GRANT CREATE, USAGE ON SCHEMA public TO poor");
        world.inTransaction("SELECT count(*) FROM book");
        PostgresSession session = world.session(new io.github.automigrate.dialect.SessionSettings(
                limits(Duration.ofMillis(100), BUDGET), "automigrate:shop:one", null, "poor"));

        Blocked attempt = (Blocked) session.attempt(operation(ADD_TITLE), ExecutionListener.NONE);

        assertThat(attempt.blocker()).contains("application orders", "lacks pg_read_all_stats");
        assertThat(sent(session)).noneMatch(line -> line.contains("ALTER TABLE"));
    }

    @Test
    void namesAPreparedTransactionThatHasNoSession() throws SQLException {
        var blocker = new Blocker(
                Blocker.Kind.PREPARED, 0, "-1/7", 5, "holds ROW EXCLUSIVE on book", new Blocker.Who("gid", null, null));

        assertThat(blocker)
                .hasToString("the prepared transaction 'gid' (in a transaction for 5 s, holds ROW EXCLUSIVE on"
                        + " book); COMMIT PREPARED or ROLLBACK PREPARED ends it");
    }

    @Test
    void admitsARewriteOfATableWithoutRows() throws SQLException {
        Statement change = Statement.brief("ALTER TABLE book ALTER COLUMN id TYPE bigint", lock(Lock.ACCESS_EXCLUSIVE));

        assertThat(attempt(patient(), change)).isInstanceOf(Succeeded.class);
    }

    @Test
    void rollsBackAStatementThatRewritesTheTable() throws SQLException {
        world.execute("INSERT INTO book VALUES (1)");
        Statement mislabelled =
                Statement.brief("ALTER TABLE book ALTER COLUMN id TYPE bigint", lock(Lock.ACCESS_EXCLUSIVE));

        Attempt attempt = attempt(patient(), mislabelled);

        assertThat(attempt).isEqualTo(new Rewriting("book", mislabelled.sql()));
        assertThat(
                        world.ask(
                                "SELECT atttypid::regtype FROM pg_attribute WHERE attrelid = 'book'::regclass AND attname = 'id'"))
                .isEqualTo("integer");
    }

    @Test
    void rollsBackAStatementThatRebuildsAnIndex() throws SQLException {
        world.execute("INSERT INTO book VALUES (1); CREATE INDEX ix_lower ON book (lower(isbn))");

        Attempt attempt = attempt(patient(), widen());

        assertThat(attempt).isEqualTo(new Rewriting("ix_lower", widen().sql()));
    }

    @Test
    void admitsAWideningThatKeepsTheIndex() throws SQLException {
        assertThat(attempt(patient(), widen())).isInstanceOf(Succeeded.class);
    }

    @Test
    void refusesAStatementThatTakesLongUnderItsLock() throws SQLException {
        world.execute("INSERT INTO book VALUES (1);"
                + " CREATE FUNCTION slow(int) RETURNS boolean LANGUAGE sql AS 'SELECT pg_sleep(20) IS NOT NULL'");

        Attempt attempt = attempt(
                patient(),
                Statement.brief("ALTER TABLE book ADD CONSTRAINT c CHECK (slow(id))", lock(Lock.ACCESS_EXCLUSIVE)));

        assertThat(((Refused) attempt).message()).contains("should have been a brief change");
    }

    @Test
    @Case("A88")
    void refusesWithTheServersCodeAndStatement() throws SQLException {
        world.execute("INSERT INTO book VALUES (1), (1)");

        Refused attempt = (Refused) attempt(
                patient(),
                Statement.brief("ALTER TABLE book ADD CONSTRAINT u UNIQUE (id)", lock(Lock.ACCESS_EXCLUSIVE)));

        assertThat(attempt.sqlState()).isEqualTo("23505");
        assertThat(attempt.message()).doesNotContain("Key (id)=(1)");
        assertThat(attempt.statement()).startsWith("ALTER TABLE book");
    }

    @Test
    @Case("A78")
    void calledAgainForAnObjectThatIsThereItSaysThatTheWorldHasMoved() throws SQLException {
        assertThat(attempt(patient(), Statement.brief("CREATE TABLE book (id int)")))
                .isInstanceOf(Outdated.class);
        assertThat(attempt(patient(), Statement.brief("ALTER TABLE book ADD COLUMN id int")))
                .isInstanceOf(Outdated.class);
    }

    @Test
    @Case("A78")
    void calledAtTheSameTimeForTheSameObjectItSaysThatTheWorldHasMoved() throws Exception {
        Connection other = world.inTransaction("CREATE TYPE mood AS ENUM ('sad')");
        PostgresSession session = world.session(patient());
        var attempt = CompletableFuture.supplyAsync(() -> session.attempt(
                operation(Statement.brief("CREATE TYPE mood AS ENUM ('sad')")), ExecutionListener.NONE));
        world.await("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)");

        other.commit();

        assertThat(World.result(attempt)).isInstanceOf(Outdated.class);
    }

    @Test
    @Case("A87")
    void healsAfterItsServerProcessWasEnded() throws SQLException {
        PostgresSession session = world.session(patient());
        world.execute(
                "SELECT pg_terminate_backend(" + World.ask(session.connection(), "SELECT pg_backend_pid()") + ")");
        world.await("SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'automigrate:shop:one'"
                + " AND datname = current_database())");

        Attempt first = session.attempt(operation(ADD_TITLE), ExecutionListener.NONE);
        Attempt second = session.attempt(operation(ADD_TITLE), ExecutionListener.NONE);

        assertThat(first).isInstanceOf(Outdated.class);
        assertThat(second).isInstanceOf(Succeeded.class);
    }

    @Test
    void canBeCancelledByAnotherThread() throws Exception {
        world.inTransaction("LOCK TABLE book");
        Limits queuing = new Limits(
                patient().reading(),
                new Limits.Brief(
                        new Limits.Queue(BUDGET, BUDGET, BUDGET, BUDGET),
                        Limits.Work.DEFAULTS,
                        Limits.Retries.DEFAULTS,
                        BUDGET),
                patient().online(),
                patient().coordination());
        PostgresSession session = world.session(queuing);
        var attempt =
                CompletableFuture.supplyAsync(() -> session.attempt(operation(ADD_TITLE), ExecutionListener.NONE));
        world.await("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)");

        session.cancel();

        assertThat(World.result(attempt)).isInstanceOf(Interrupted.class);
        assertThat(session.attempt(operation(ADD_TITLE), ExecutionListener.NONE))
                .isInstanceOf(Interrupted.class);
    }

    private Attempt attempt(Limits limits, Statement... statements) throws SQLException {
        return world.session(limits).attempt(operation(statements), ExecutionListener.NONE);
    }

    private static Statement widen() {
        return Statement.brief("ALTER TABLE book ALTER COLUMN isbn TYPE varchar(20)", lock(Lock.ACCESS_EXCLUSIVE));
    }

    private String columns() throws SQLException {
        return world.ask("SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute"
                + " WHERE attrelid = 'book'::regclass AND attnum > 0");
    }

    /** What the server has logged of the session: every statement before it runs. */
    private static java.util.List<String> sent(PostgresSession session) throws Exception {
        String process = "|" + World.ask(session.connection(), "SELECT pg_backend_pid()") + "|";
        return Files.readAllLines(PostgresServer.log()).stream()
                .filter(line -> line.contains(process))
                .toList();
    }
}
