package io.github.automigrate.sample.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.ServerLog;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sample, processed ahead of time by the build: what it does is decided while it runs all the same. */
@Tag("aot")
class AheadOfTimeIT {

    private final PostgresDatabase database = Version10Database.create();

    @Test
    void migratesOnceAndFindsNothingToDoThen() throws Exception {
        try (SampleProcess first = start(Map.of()).awaitReady()) {
            assertThat(first.logged("automigrate: applied")).hasSize(7);
            assertThat(first.body("/actuator/automigrate")).contains("CREATE INDEX CONCURRENTLY", "APPLIED");
            assertThat(first.status("/users/1")).isEqualTo(200);
        }
        int executed = ServerLog.ddlOf(sessions()).size();
        try (SampleProcess second = start(Map.of()).awaitReady()) {
            assertThat(second.logged("automigrate: applied")).isEmpty();
        }
        assertThat(ServerLog.ddlOf(sessions())).hasSize(executed);
    }

    @Test
    void opensNoConnectionWhenDisabledAtRunTime() throws Exception {
        try (SampleProcess sample =
                start(Map.of("AUTOMIGRATE_ENABLED", "false")).awaitReady()) {
            assertThat(sample.logged("automigrate:")).singleElement().asString().contains("enabled");
        }
        assertThat(ServerLog.statementsOf(sessions())).isEmpty();
    }

    @Test
    void changesNothingInProduction() throws Exception {
        try (SampleProcess sample =
                start(Map.of("SPRING_PROFILES_ACTIVE", "prod")).awaitReady()) {
            assertThat(sample.logged("mode validate because")).hasSize(1);
        }
        assertThat(ServerLog.ddlOf(sessions())).isEmpty();
    }

    private SampleProcess start(Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JDK_JAVA_OPTIONS", "-Dspring.aot.enabled=true");
        SampleProcess sample = SampleProcess.start(database, all).awaitHttp();
        assertThat(sample.logged("Starting AOT-processed")).hasSize(1);
        return sample;
    }

    private String sessions() {
        return "automigrate:" + database.name();
    }
}
