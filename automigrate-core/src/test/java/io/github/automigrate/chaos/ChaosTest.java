package io.github.automigrate.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.Catalog;
import io.github.automigrate.testing.EntityModels;
import io.github.automigrate.testing.OldSnapshot;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.ServerLog;
import io.github.automigrate.testing.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("chaos")
class ChaosTest {

    private static final int FLEET = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String RUNNING_BUILD =
            "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'CREATE %INDEX CONCURRENTLY%'"
                    + " AND datname = current_database()";

    @Test // A79, A87
    void convergesAfterAKillBeforeAndAfterEveryStatement() throws Exception {
        PostgresDatabase undisturbed = shopOfVersion1();
        int points = migrate(undisturbed, "undisturbed");
        List<String> expected = Catalog.of(undisturbed);
        assertThat(points).as("points at which a process can be killed").isGreaterThan(30);
        for (int point = 1; point <= points; point++) {
            PostgresDatabase database = shopOfVersion1();
            killAt(database, point);
            migrate(database, "healer");
            assertThat(Catalog.of(database))
                    .as("after a kill at point %d", point)
                    .isEqualTo(expected);
            assertThat(Sql.value(database, "SELECT count(*) FROM orders")).isEqualTo("1000");
        }
    }

    @Test // A79, A80
    void anotherInstanceFinishesWhenTheBuilderOfAnIndexIsKilled() throws Exception {
        PostgresDatabase database = shopOfVersion1();
        try (OldSnapshot reader = OldSnapshot.of(database);
                Instance builder = Instance.ready(database, "builder", 2, 0)) {
            builder.go();
            Await.untilFound(database, PATIENCE, RUNNING_BUILD);
            builder.kill();
            Await.until("the server noticed the kill", PATIENCE, () -> Sql.rows(database, RUNNING_BUILD)
                    .isEmpty());
            reader.end();
        }
        migrate(database, "healer");
        PostgresDatabase undisturbed = shopOfVersion1();
        migrate(undisturbed, "undisturbed");
        assertThat(Catalog.of(database)).isEqualTo(Catalog.of(undisturbed));
    }

    @ParameterizedTest // A78
    @ValueSource(booleans = {false, true})
    void everyObjectIsMadeOnceWhenManyInstancesStartAtOnce(boolean onOldDatabase) throws Exception {
        PostgresDatabase database = onOldDatabase ? shopOfVersion1() : PostgresServer.freshDatabase();
        for (Instance instance : fleetAtOnce(database)) {
            instance.awaitSuccess();
        }
        assertThat(schemaChanges(database)).as("executed once each").doesNotHaveDuplicates();
        assertThat(ServerLog.errorsOf("automigrate:" + database.name())).isEmpty();
        assertThat(Sql.rows(database, "SELECT 1 FROM pg_index WHERE NOT indisvalid"))
                .isEmpty();
    }

    @Test // A79, A80
    void everyOtherInstanceSucceedsWhenTheOneThatBuildsIsKilled() throws Exception {
        PostgresDatabase database = shopOfVersion1();
        List<Instance> fleet;
        try (OldSnapshot reader = OldSnapshot.of(database)) {
            fleet = fleetAtOnce(database);
            Await.untilFound(database, PATIENCE, RUNNING_BUILD);
            String builder = Sql.value(database, RUNNING_BUILD.replace("SELECT pid", "SELECT application_name"));
            Instance victim = fleet.remove(Integer.parseInt(builder.substring(builder.lastIndexOf(":i") + 2)));
            victim.kill();
            reader.end();
        }
        for (Instance instance : fleet) {
            instance.awaitSuccess();
        }
        PostgresDatabase undisturbed = shopOfVersion1();
        migrate(undisturbed, "undisturbed");
        assertThat(Catalog.of(database)).isEqualTo(Catalog.of(undisturbed));
        assertThat(Sql.rows(database, "SELECT 1 FROM pg_index WHERE NOT indisvalid"))
                .isEmpty();
    }

    @Test // A84
    void twoVersionsStartTogetherAndTheOlderOneMayComeBack() throws Exception {
        PostgresDatabase database = shopOfVersion1();
        try (Instance older = Instance.ready(database, "older", 1, 0);
                Instance newer = Instance.ready(database, "newer", 2, 0)) {
            older.go();
            newer.go();
            older.awaitSuccess();
            newer.awaitSuccess();
        }
        List<String> newCatalog = Catalog.of(database);
        try (Instance rolledBack = Instance.ready(database, "rollback", 1, 0)) {
            rolledBack.go();
            rolledBack.awaitSuccess();
        }
        assertThat(ServerLog.ddlOf("automigrate:" + database.name() + ":rollback"))
                .isEmpty();
        assertThat(Catalog.of(database)).isEqualTo(newCatalog);
    }

    @Test
    void aTerminatedInstanceCancelsItsStatementAndFreesTheLock() throws Exception {
        PostgresDatabase database = shopOfVersion1();
        try (OldSnapshot reader = OldSnapshot.of(database);
                Instance builder = Instance.ready(database, "builder", 2, 0)) {
            builder.go();
            Await.untilFound(database, PATIENCE, RUNNING_BUILD);
            builder.terminate();
            assertThat(Sql.rows(database, RUNNING_BUILD)).isEmpty();
            assertThat(
                            Sql.rows(
                                    database,
                                    "SELECT 1 FROM pg_locks WHERE locktype = 'advisory'"
                                            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
                    .isEmpty();
            assertThat(Sql.column(
                            database,
                            "SELECT outcome FROM automigrate_history WHERE phase = 'ONLINE'"
                                    + " AND safety <> 'MANUAL'"))
                    .contains("CANCELLED");
            assertThat(Sql.rows(database, "SELECT 1 FROM pg_index WHERE NOT indisvalid"))
                    .as("invalid left-overs")
                    .isEmpty();
            reader.end();
        }
    }

    private static PostgresDatabase shopOfVersion1() {
        PostgresDatabase database = PostgresServer.freshDatabase();
        EntityModels.create(database, ShopModel.VERSION_1);
        Sql.execute(
                database,
                "INSERT INTO customer (id, name) SELECT i, 'customer ' || i FROM generate_series(1, 100) i",
                "INSERT INTO orders (id, state, customer_id) SELECT i, 'NEW', i % 100 + 1 FROM generate_series(1, 1000) i",
                "ANALYZE");
        return database;
    }

    /** Returns many instances that were let go at the same moment. */
    private static List<Instance> fleetAtOnce(PostgresDatabase database) throws Exception {
        List<Instance> fleet = new ArrayList<>();
        for (int i = 0; i < FLEET; i++) {
            fleet.add(Instance.starting(database, "i" + i, 2, 0));
        }
        fleet.forEach(instance -> instance.await("READY"));
        for (Instance instance : fleet) {
            instance.go();
        }
        return fleet;
    }

    private static int migrate(PostgresDatabase database, String name) throws Exception {
        try (Instance instance = Instance.ready(database, name, 2, 0)) {
            instance.go();
            return Integer.parseInt(instance.await("DONE").substring("DONE ".length()));
        }
    }

    private static void killAt(PostgresDatabase database, int point) throws Exception {
        try (Instance instance = Instance.ready(database, "victim", 2, point)) {
            instance.go();
            instance.await("AT");
            instance.kill();
        }
    }

    private static List<String> schemaChanges(PostgresDatabase database) {
        return ServerLog.ddlOf("automigrate:" + database.name()).stream()
                .filter(sql -> sql.startsWith("CREATE") || sql.startsWith("ALTER"))
                .filter(sql -> !sql.contains("automigrate_history"))
                .toList();
    }
}
