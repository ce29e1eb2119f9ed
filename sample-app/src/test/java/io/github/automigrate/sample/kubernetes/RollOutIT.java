package io.github.automigrate.sample.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.sample.journey.Version10Database;
import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.OldSnapshot;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What takes as long as the periods and grace of the manifests say. */
@Tag("kubernetes")
class RollOutIT {

    private final Deployment deployment = Manifests.deployment();

    @Test
    void aPodThatWaitsForAnotherInstanceNeedsTheStartupProbe() throws Exception {
        PostgresDatabase database = Version10Database.create();
        try (Cluster cluster = new Cluster(database);
                Connection reader = Version10Database.reader(database)) {
            Pod migrating = cluster.start(Manifests.job().pod());
            Await.until("the job migrates", Cluster.PATIENCE, () -> !holders(database)
                    .isEmpty());
            Pod patient = cluster.start(deployment.pod().with(RollOutIT::applies));
            Pod restarted =
                    cluster.start(deployment.pod().with(pod -> applies(pod).withoutStartupProbe()));
            Await.until("a restart" + restarted, Cluster.PATIENCE, () -> restarted.restarts() > 0);
            reader.rollback();

            assertThat(migrating.awaitEnd()).isZero();
            patient.awaitReady(Cluster.PATIENCE);
            assertThat(patient.restarts()).isZero();
            assertThat(restarted.timeline().of("container")).startsWith("started", "SIGTERM");
        }
    }

    @Test
    void noRequestIsLostWhenVersion11IsRolledOut() throws Exception {
        PostgresDatabase database = Version10Database.create();
        try (Cluster cluster = new Cluster(database)) {
            List<Pod> pods = new ArrayList<>();
            for (int i = 0; i < deployment.spec().replicas(); i++) {
                pods.add(cluster.start(deployment.pod().with(RollOutIT::version10)));
            }
            pods.forEach(pod -> pod.awaitReady(Cluster.PATIENCE));
            Await.until(
                    "all are routed",
                    Cluster.PATIENCE,
                    () -> cluster.routed(Manifests.service(), Client.LATE).size() == pods.size());
            try (Client client = new Client(cluster)) {
                assertThat(cluster.run(Manifests.job(), Duration.ZERO)).hasSize(1);
                List<Pod> version11 = cluster.rollOut(deployment, pods);
                for (Pod pod : pods) {
                    pod.awaitEnd();
                }
                assertThat(version11).hasSize(deployment.spec().replicas());
                assertThat(client.failures()).isEmpty();
                assertThat(client.answered()).isGreaterThan(100);
            }
        }
    }

    @Test
    void aJobThatIsStoppedEndsWithinItsGraceAndLeavesNoLock() throws Exception {
        PostgresDatabase database = Version10Database.create();
        try (Cluster cluster = new Cluster(database);
                Connection reader = Version10Database.reader(database)) {
            Pod migrating = cluster.start(Manifests.job().pod());
            Await.until("the job migrates", Cluster.PATIENCE, () -> !holders(database)
                    .isEmpty());
            migrating.delete().awaitEnd();
            assertThat(migrating.timeline().of("container")).containsExactly("started", "SIGTERM", "exit 143");
            assertThat(holders(database)).isEmpty();
            reader.rollback();
        }
    }

    @Test
    void theJobGivesUpAtItsLimit() throws Exception {
        PostgresDatabase database = Version10Database.create();
        PostgresDatabase wrong =
                new PostgresDatabase(database.name(), database.url(), database.dataSource(), "nobody", "wrong");
        try (Cluster cluster = new Cluster(wrong)) {
            List<Integer> codes = new ArrayList<>();
            for (Pod pod : cluster.run(Manifests.job(), Duration.ofMillis(100))) {
                codes.add(pod.awaitEnd());
            }
            assertThat(codes).containsExactly(1, 1, 1, 1);
        }
    }

    @Test
    void aPodThatBuildsAnIndexEndsWithinItsGrace() throws Exception {
        PostgresDatabase database = Version10Database.create();
        try (Cluster cluster = new Cluster(database);
                OldSnapshot snapshot = OldSnapshot.of(database)) {
            Pod pod = cluster.start(deployment.pod().with(RollOutIT::applies));
            Await.until(
                    "an index is built", Cluster.PATIENCE, () -> pod.timeline().count("readiness", "503") > 0);
            pod.delete().awaitEnd();
            assertThat(pod.timeline().of("container")).containsExactly("started", "SIGTERM", "exit 143");
        }
    }

    private static List<String> holders(PostgresDatabase database) {
        return Sql.column(
                database,
                "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
                        + " WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database()");
    }

    private static Container applies(Container container) {
        return container.with("AUTOMIGRATE_MODE", "apply");
    }

    // the same image with the mapping of version 1.0
    private static Container version10(Container container) {
        Path mapping =
                Path.of("src", "test", "resources", "version-1.0-orm.xml").toAbsolutePath();
        return container
                .with("AUTOMIGRATE_MODE", "off")
                .with("SPRING_JPA_MAPPING_RESOURCES_0", mapping.toUri().toString());
    }
}
