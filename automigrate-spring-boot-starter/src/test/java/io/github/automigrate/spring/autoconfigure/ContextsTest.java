package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.ServerLog;
import io.github.automigrate.testing.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** Several contexts, and contexts that do not come up. */
class ContextsTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @Test
    void shareADatabaseWithinOneProcess() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<ConfigurableApplicationContext>> starts = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                starts.add(threads.submit(() -> TestApplication.start(database)));
            }
            for (Future<ConfigurableApplicationContext> start : starts) {
                try (var context = start.get()) {
                    assertThat(state(context)).isEqualTo(MigrationState.UP);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(creations()).isEqualTo(1);
    }

    @Test
    void thatFailAfterTheMigrationLeaveNothingBehind() {
        Class<?>[] sources = {TestApplication.Minimal.class, Failing.class};
        assertThatThrownBy(() -> TestApplication.start(WebApplicationType.NONE, database, sources))
                .hasRootCauseMessage("on purpose");
        assertThat(creations()).isEqualTo(1);
        assertNothingIsLeft();

        TestApplication.start(database).close();
        assertThat(creations()).isEqualTo(1);
    }

    @Test
    void thatFailWhileAnIndexIsBuiltCancelIt() throws Exception {
        Sql.execute(
                database,
                "CREATE TABLE reader (id bigint PRIMARY KEY, name varchar(255))",
                "INSERT INTO reader VALUES (1, 'Ada')",
                "ANALYZE reader");
        Class<?>[] sources = {ReadersConfiguration.class, FailingLate.class};
        try (DdlGate gate = DdlGate.closed(database, "CREATE INDEX", "reader")) {
            assertThatThrownBy(() -> TestApplication.start(WebApplicationType.SERVLET, database, sources))
                    .hasRootCauseMessage("on purpose");
            assertNothingIsLeft();
        }
    }

    private static MigrationState state(ConfigurableApplicationContext context) {
        return context.getBean(MigrationStatuses.class).all().get(0).state();
    }

    private long creations() {
        return ServerLog.executedOn(database).stream()
                .filter(executed -> executed.sql().startsWith("CREATE TABLE \"public\".\"book\""))
                .count();
    }

    private void assertNothingIsLeft() {
        Await.until("no session of ours is left", Duration.ofSeconds(10), () -> Sql.rows(
                        database,
                        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
                                + " AND query NOT LIKE '%pg_advisory_lock(42)%'")
                .isEmpty());
        Await.until(
                "no thread of ours is left", Duration.ofSeconds(10), () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("automigrate")));
    }

    @Configuration(proxyBeanMethods = false)
    static class Failing {

        @Bean
        @DependsOn("entityManagerFactory")
        Object failing() {
            throw new IllegalStateException("on purpose");
        }
    }

    /** Fails once the index build has begun, in a phase after ours. */
    @Configuration(proxyBeanMethods = false)
    static class FailingLate {

        @Bean
        SmartLifecycle failing() {
            return new SmartLifecycle() {
                @Override
                public void start() {
                    Await.until(
                            "the build has begun",
                            Duration.ofSeconds(20),
                            () -> Thread.getAllStackTraces().keySet().stream()
                                    .anyMatch(thread -> thread.getName().equals("automigrate-watcher")));
                    throw new IllegalStateException("on purpose");
                }

                @Override
                public void stop() {
                    // was never started
                }

                @Override
                public boolean isRunning() {
                    return false;
                }

                @Override
                public int getPhase() {
                    return Integer.MAX_VALUE - 100;
                }
            };
        }
    }
}
