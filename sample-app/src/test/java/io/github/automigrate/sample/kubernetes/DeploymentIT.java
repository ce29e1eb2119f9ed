package io.github.automigrate.sample.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.sample.journey.Version10Database;
import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.OldSnapshot;
import io.github.automigrate.testing.PostgresDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The manifests as they stand, on the database that version 1.0 left behind. */
class DeploymentIT {

    private static final int TERMINATED = 143;

    private final Deployment deployment = Manifests.deployment();

    @Test
    void replicasThatStartBesideTheJobWaitForIt() throws Exception {
        PostgresDatabase database = Version10Database.create();
        try (Cluster cluster = new Cluster(database)) {
            List<Pod> replicas = cluster.start(deployment);
            List<Pod> attempts = cluster.run(Manifests.job(), Duration.ZERO);

            assertThat(attempts).singleElement().satisfies(job -> {
                assertThat(job.logged("exits with code 0, changes are left to a person"))
                        .hasSize(1);
                assertThat(job.timeline().of("container")).containsExactly("started", "exit 0");
            });
            for (Pod pod : replicas) {
                pod.awaitReady(Cluster.PATIENCE);
                assertThat(pod.logged("automigrate: applied")).isEmpty();
                assertThat(pod.delete().awaitEnd()).isEqualTo(TERMINATED);
                assertThat(pod.timeline().of("endpoints")).containsExactly("added", "removed");
                assertThat(pod.timeline().of("container")).containsExactly("started", "SIGTERM", "exit 143");
            }
        }
    }

    @Test
    void aPodThatBuildsAnIndexIsNeitherRestartedNorRouted() throws Exception {
        PostgresDatabase database = Version10Database.create();
        try (Cluster cluster = new Cluster(database);
                OldSnapshot snapshot = OldSnapshot.of(database)) {
            Pod pod = cluster.start(deployment.pod().with(container -> container.with("AUTOMIGRATE_MODE", "apply")));
            Timeline timeline = pod.timeline();
            Await.until(
                    "probes have been answered",
                    Cluster.PATIENCE,
                    () -> timeline.count("liveness", "200") > 1 && timeline.count("readiness", "503") > 2);
            assertThat(timeline.of("readiness")).containsOnly("503");

            snapshot.end();

            pod.awaitReady(Cluster.PATIENCE);
            assertThat(pod.restarts()).isZero();
            assertThat(timeline.of("liveness")).containsOnly("200");
            assertThat(timeline.of("endpoints")).containsExactly("added");
        }
    }

    @Test
    void theServiceReachesThePods() {
        Service service = Manifests.service();
        PodTemplate template = deployment.pod();
        assertThat(template.metadata().labels())
                .containsAllEntriesOf(service.spec().selector())
                .containsAllEntriesOf(deployment.spec().selector().matchLabels());
        assertThat(template.spec().container().ports())
                .extracting(Container.Port::name)
                .contains(service.spec().ports().get(0).targetPort())
                .contains(template.spec().container().readinessProbe().httpGet().port());
    }
}
