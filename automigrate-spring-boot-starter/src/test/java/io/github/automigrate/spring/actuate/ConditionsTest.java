package io.github.automigrate.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.autoconfigure.AutoMigrateAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

class ConditionsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withPropertyValues("management.endpoints.web.exposure.include=*", "spring.jmx.enabled=true")
            .withConfiguration(AutoConfigurations.of(
                    AutoMigrateAutoConfiguration.class,
                    AutoMigrateEndpointAutoConfiguration.class,
                    AutoMigrateHealthAutoConfiguration.class,
                    AutoMigrateInfoAutoConfiguration.class,
                    AutoMigrateMetricsAutoConfiguration.class));

    @Test
    void offersEverythingWhenEverythingIsThere() {
        runner.run(context -> assertThat(context)
                .hasSingleBean(MigrationStatuses.class)
                .hasBean("automigrateHealthIndicator")
                .hasSingleBean(ReadinessMembership.class)
                .hasSingleBean(InfoContributor.class)
                .hasSingleBean(AutoMigrateMetrics.class));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                HealthIndicator.class,
                MeterRegistry.class,
                ObservationRegistry.class,
                Endpoint.class,
                InfoContributor.class,
                WebServerApplicationContext.class,
                HikariDataSource.class
            })
    void startsWithoutAnOptionalDependency(Class<?> absent) {
        runner.withClassLoader(new FilteredClassLoader(absent))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(MigrationStatuses.class));
    }

    @Test
    void isAbsentWithoutHibernate() {
        runner.withClassLoader(new FilteredClassLoader(SessionFactory.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationStatuses.class));
    }

    @Test
    void leavesHealthOutWhenAsked() {
        runner.withPropertyValues("management.health.automigrate.enabled=false").run(context -> assertThat(context)
                .doesNotHaveBean("automigrateHealthIndicator")
                .doesNotHaveBean(ReadinessMembership.class));
    }
}
