package io.github.automigrate.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.Mode;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.spring.MigrationActivity;
import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatus.Readiness;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class HealthOfAnIndexBuildTest {

    @Test
    void showsHowFarItIs() {
        var activity = new MigrationActivity(
                Phase.ONLINE, "public.book: index title: building index, 40 %", "public.book: index title", 40, null);
        var status = new MigrationStatus(
                "unit",
                Mode.APPLY,
                "it is the default",
                MigrationState.IN_PROGRESS,
                Readiness.HELD,
                activity,
                "",
                "",
                List.of());

        Health health = new AutoMigrateHealthIndicator(() -> List.of(status)).health();

        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails().toString())
                .isEqualTo("{state=IN_PROGRESS, mode=apply, because=it is the default, phase=online,"
                        + " activity=public.book: index title: building index, 40 %,"
                        + " operation=public.book: index title, percent=40}");
    }
}
