package io.github.automigrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.dialect.Dialects;
import io.github.automigrate.dialect.SessionSettings;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.Limits;
import io.github.automigrate.execution.Obstacle;
import io.github.automigrate.execution.Session;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.EntityModels;
import io.github.automigrate.testing.Fixture;
import io.github.automigrate.testing.ServerLog;
import io.github.automigrate.testing.Sql;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Entity(name = "Account")
    static class Account {
        @Id
        Long id;
    }

    private final EntityModel model = EntityModels.of(Account.class);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Fixture fixture = Fixture.given().hearing(new ExecutionListener() {
        @Override
        public void onWait(Obstacle obstacle) {
            heard.add(obstacle.words());
        }
    });

    private Session other;

    @BeforeEach
    void openTheSessionOfAnotherInstance() throws SQLException {
        other = Dialects.forProduct("PostgreSQL")
                .orElseThrow()
                .open(
                        () -> fixture.database().dataSource().getConnection(),
                        new SessionSettings(Limits.DEFAULTS, "automigrate:shop:other", null, null));
    }

    @AfterEach
    void closeIt() {
        other.close();
    }

    @Test
    @Case({"A78", "A80"})
    void saysForWhomAndEndsAsSoonAsThereIsNothingMoreToDo() throws Exception {
        try (var lock = lockOfTheOther()) {
            CompletableFuture<MigrationReport> waiter = running();
            awaitWord();
            assertThat(heard.get(0))
                    .matches("automigrate:shop:other \\(pid \\d+, connected for \\d+ s\\), which migrates");
            assertThat(Sql.column(
                            fixture.database(),
                            "SELECT coalesce(backend_xmin::text, 'no snapshot') FROM pg_stat_activity"
                                    + " WHERE application_name LIKE 'automigrate:%:waiter' AND state = 'idle'"))
                    .containsOnly("no snapshot");

            EntityModels.create(fixture.database(), Account.class);

            assertThat(waiter.get(30, TimeUnit.SECONDS).outcomes()).isEmpty();
            assertThat(ServerLog.ddlOf(name("waiter"))).isEmpty();
            assertThat(lock).isNotNull();
        }
    }

    @Test
    @Case("A83")
    void endsWithTheSessionThatIsInTheWayWhenItTakesTooLong() throws Exception {
        waitingAtMost(Duration.ofSeconds(1));
        try (var lock = lockOfTheOther()) {
            assertThatExceptionOfType(MigrationException.class)
                    .isThrownBy(() -> fixture.run(model, Phase.STARTUP, "waiter"))
                    .satisfies(failure ->
                            assertThat(failure.reason()).isEqualTo(MigrationException.Reason.LOCK_WAIT_EXCEEDED))
                    .withMessageContainingAll(
                            "automigrate:shop:other (pid ", "Nothing was changed", "pg_terminate_backend(");
            assertThat(lock).isNotNull();
        }
        assertThat(ServerLog.ddlOf(name("waiter"))).isEmpty();
    }

    @Test
    @Case("A93")
    void isNotForAnotherApplication() throws Exception {
        try (var lock = other.tryLock("another application").orElseThrow()) {
            assertThat(fixture.run(model, Phase.STARTUP, "waiter").applied()).isNotEmpty();
            assertThat(lock).isNotNull();
        }
        assertThat(heard).isEmpty();
    }

    @Test
    @Case("A80")
    void inModeWaitSaysWhoMigratesAndChangesNothing() throws Exception {
        fixture.with(settings -> settings.withMode(Mode.WAIT));
        try (var lock = lockOfTheOther()) {
            CompletableFuture<MigrationReport> waiter = running();
            awaitWord();
            assertThat(heard.get(0)).matches("automigrate:shop:other \\(.*\\), which migrates; 1 operation is missing");
            EntityModels.create(fixture.database(), Account.class);
            assertThat(waiter.get(30, TimeUnit.SECONDS).outcomes()).isEmpty();
            assertThat(lock).isNotNull();
        }
        assertThat(ServerLog.ddlOf(name("waiter"))).isEmpty();
    }

    @Test
    @Case("A83")
    void inModeWaitEndsWithTheSqlThatIsMissing() {
        waitingAtMost(Duration.ofSeconds(1));
        fixture.with(settings -> settings.withMode(Mode.WAIT));
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> fixture.run(model, Phase.STARTUP, "waiter"))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(MigrationException.Reason.NOT_READY))
                .withMessageContainingAll("within 1s", "CREATE TABLE \"public\".\"account\"");
        assertThat(heard.get(0)).startsWith("another process to migrate; ");
    }

    private Session.MigrationLock lockOfTheOther() throws SQLException {
        return other.tryLock(fixture.database().name()).orElseThrow();
    }

    private CompletableFuture<MigrationReport> running() {
        return CompletableFuture.supplyAsync(() -> fixture.run(model, Phase.STARTUP, "waiter"));
    }

    private void awaitWord() {
        Await.until("the waiter says for whom it waits", PATIENCE, () -> !heard.isEmpty());
    }

    private void waitingAtMost(Duration longest) {
        Limits.Coordination coordination = new Limits.Coordination(longest, Duration.ofMillis(100));
        fixture.with(settings -> settings.withLimits(
                new Limits(Limits.Reading.DEFAULTS, Limits.Brief.DEFAULTS, Limits.Online.DEFAULTS, coordination)));
    }

    private String name(String instance) {
        return "automigrate:" + fixture.database().name() + ":" + instance;
    }
}
