package io.github.automigrate.sample.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.OldSnapshot;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.ServerLog;
import io.github.automigrate.testing.Snapshot;
import io.github.automigrate.testing.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JourneyIT {

    private static final String BUILD = "SELECT 1 FROM pg_stat_activity WHERE state = 'active'"
            + " AND query LIKE 'CREATE INDEX CONCURRENTLY%' AND datname = current_database()";

    @Test
    void bringsVersion10UpToDateWhileReadinessIsHeld() throws Exception {
        PostgresDatabase database = version10();
        Snapshot before = Snapshot.of(database);
        try (OldSnapshot snapshot = OldSnapshot.of(database);
                SampleProcess sample = SampleProcess.start(database, Map.of()).awaitHttp()) {
            Await.untilFound(database, Duration.ofMinutes(1), BUILD);
            assertThat(sample.status("/actuator/health/liveness")).isEqualTo(200);
            assertThat(sample.status("/actuator/health/readiness")).isEqualTo(503);
            snapshot.end();
            sample.awaitReady();
            Snapshot.of(database).assertKeeps(before);
            assertThat(sample.body("/actuator/automigrate"))
                    .contains("CREATE INDEX CONCURRENTLY", "ALTER TABLE", "social_accounts");
            assertThat(sample.logged("automigrate: applied"))
                    .hasSize(7)
                    .allMatch(line -> line.contains("lock ") && line.contains("took "));
            assertThat(sample.logged("WARN")).singleElement().asString().contains("email of public.social_accounts");
        }
        assertThat(Sql.value(database, "SELECT count(*) FROM activity_log")).isEqualTo("300000");
        assertIsVersion11(database);
    }

    @Test
    void findsNothingToDoAtTheSecondStart() throws Exception {
        PostgresDatabase database = version10();
        migrate(database);
        int executed = changes(database).size();
        try (SampleProcess sample = SampleProcess.start(database, Map.of()).awaitReady()) {
            assertThat(sample.logged("automigrate: schema")).hasSize(1);
            assertThat(sample.logged("automigrate: applied")).isEmpty();
        }
        assertThat(changes(database)).hasSize(executed);
    }

    @Test
    void changesNothingInProductionUnlessAllowed() throws Exception {
        PostgresDatabase database = version10();
        assertLooksOnly(database, Map.of("ENVIRONMENT", "production"), "ENVIRONMENT");
        assertLooksOnly(database, Map.of("SPRING_PROFILES_ACTIVE", "prod"), "prod");
        try (SampleProcess sample = SampleProcess.start(
                        database, Map.of("ENVIRONMENT", "production"), "--automigrate.production.mode=apply")
                .awaitReady()) {
            assertThat(sample.logged("automigrate: applied")).isNotEmpty();
        }
        assertIsVersion11(database);
    }

    @Test
    void opensNoConnectionWhenDisabled() throws Exception {
        PostgresDatabase database = version10();
        try (SampleProcess sample = SampleProcess.start(database, Map.of("AUTOMIGRATE_ENABLED", "false"))
                .awaitReady()) {
            assertThat(sample.logged("automigrate:")).singleElement().asString().contains("enabled");
        }
        assertThat(ServerLog.statementsOf("automigrate:" + database.name())).isEmpty();
    }

    @Test
    void fiveInstancesMakeEachObjectOnce() throws Exception {
        assertFleetMigrates(PostgresServer.freshDatabase(), "--sample.version-1-0=false");
        assertFleetMigrates(version10());
    }

    private static void assertLooksOnly(PostgresDatabase database, Map<String, String> environment, String because)
            throws Exception {
        try (SampleProcess sample = SampleProcess.start(database, environment).awaitReady()) {
            assertThat(sample.logged("mode validate because"))
                    .singleElement()
                    .asString()
                    .contains(because);
        }
        assertThat(changes(database)).isEmpty();
    }

    private static void assertFleetMigrates(PostgresDatabase database, String... arguments) throws Exception {
        List<SampleProcess> fleet = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                fleet.add(SampleProcess.start(database, Map.of(), arguments));
            }
            fleet.forEach(SampleProcess::awaitReady);
        } finally {
            for (SampleProcess sample : fleet) {
                sample.close();
            }
        }
        assertThat(changes(database)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(ServerLog.errorsOf("automigrate:" + database.name())).isEmpty();
        assertIsVersion11(database);
    }

    private static void assertIsVersion11(PostgresDatabase database) {
        assertThat(Sql.column(
                        database, "SELECT column_name FROM information_schema.columns WHERE table_name = 'users'"))
                .contains("last_login_at", "failed_logins");
        assertThat(Sql.rows(database, "SELECT 1 FROM pg_index WHERE NOT indisvalid"))
                .isEmpty();
        assertThat(Sql.value(database, "SELECT to_regclass('activity_log_user_id_occurred_at_idx')::text"))
                .isNotNull();
        assertThat(Sql.value(database, "SELECT to_regclass('sessions')::text")).isNotNull();
        assertThat(Sql.value(
                        database,
                        "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
                                + " WHERE conname = 'users_status_check'"))
                .contains("PENDING");
    }

    /** Returns a database in the state that version 1.0 left behind. */
    private static PostgresDatabase version10() throws Exception {
        PostgresDatabase database = PostgresServer.freshDatabase();
        var off = Map.of("AUTOMIGRATE_ENABLED", "false", "SPRING_MAIN_WEB_APPLICATION_TYPE", "none");
        try (SampleProcess sample = SampleProcess.start(database, off)) {
            assertThat(sample.awaitExit()).isZero();
        }
        return database;
    }

    private static void migrate(PostgresDatabase database) throws Exception {
        SampleProcess.start(database, Map.of()).awaitReady().close();
    }

    private static List<String> changes(PostgresDatabase database) {
        return ServerLog.ddlOf("automigrate:" + database.name()).stream()
                .filter(sql -> !sql.contains("automigrate_history"))
                .toList();
    }
}
