package io.github.automigrate.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.AutoMigrateConnectionDetails;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.SchemaInspection;
import io.github.automigrate.spring.autoconfigure.AutoMigrateAutoConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Every bean that a user may want to replace gives way. */
class BackingOffTest {

    private final MigrationStatuses statuses = List::of;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withPropertyValues("management.endpoints.web.exposure.include=*", "spring.jmx.enabled=true")
            .withConfiguration(AutoConfigurations.of(
                    AutoMigrateAutoConfiguration.class,
                    AutoMigrateEndpointAutoConfiguration.class,
                    AutoMigrateHealthAutoConfiguration.class,
                    AutoMigrateInfoAutoConfiguration.class,
                    AutoMigrateMetricsAutoConfiguration.class));

    @ParameterizedTest
    @ValueSource(
            classes = {
                MigrationStatuses.class,
                SchemaInspection.class,
                AutoMigrateConnectionDetails.class,
                AutoMigrateEndpoint.class
            })
    <T> void givesWayToABeanOfTheType(Class<T> type) {
        runner.withBean("own", type, () -> own(type))
                .run(context ->
                        assertThat(context).hasNotFailed().hasSingleBean(type).hasBean("own"));
    }

    private <T> T own(Class<T> type) {
        Object own = type == AutoMigrateEndpoint.class
                ? new AutoMigrateEndpoint(statuses, new NoInspection())
                : type == SchemaInspection.class
                        ? new NoInspection()
                        : type == MigrationStatuses.class ? statuses : new NoDetails();
        return type.cast(own);
    }

    @Test
    void givesWayToBeansOfTheName() {
        HealthIndicator health = () -> Health.up().build();
        InfoContributor info = builder -> {};
        MeterBinder metrics = registry -> {};
        runner.withBean("automigrateHealthIndicator", HealthIndicator.class, () -> health)
                .withBean("automigrateInfoContributor", InfoContributor.class, () -> info)
                .withBean("automigrateMetrics", MeterBinder.class, () -> metrics)
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(AutoMigrateMetrics.class);
                    assertThat(context.getBean(HealthIndicator.class)).isSameAs(health);
                    assertThat(context.getBean(InfoContributor.class)).isSameAs(info);
                });
    }

    private record NoDetails() implements AutoMigrateConnectionDetails {

        @Override
        public @Nullable String getJdbcUrl() {
            return null;
        }

        @Override
        public @Nullable String getUsername() {
            return null;
        }

        @Override
        public @Nullable String getPassword() {
            return null;
        }
    }
}
