package io.github.automigrate.spring.actuate;

import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.autoconfigure.AutoMigrateAutoConfiguration;
import io.github.automigrate.spring.autoconfigure.AutoMigrateProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows in health whether the schema is ready, and lets readiness wait for it. */
@AutoConfiguration(
        after = AutoMigrateAutoConfiguration.class,
        afterName =
                "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration",
        beforeName =
                "org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration")
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(MigrationStatuses.class)
@ConditionalOnEnabledHealthIndicator("automigrate")
public final class AutoMigrateHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "automigrateHealthIndicator", search = SearchStrategy.CURRENT)
    HealthIndicator automigrateHealthIndicator(MigrationStatuses statuses) {
        return new AutoMigrateHealthIndicator(statuses);
    }

    /** Apart, since groups need the endpoint of Actuator and the indicator does not. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            value = HealthEndpointGroupsPostProcessor.class,
            name = "org.springframework.boot.actuate.endpoint.annotation.Endpoint")
    static final class ReadinessConfiguration {

        @Bean
        static ReadinessMembership automigrateReadinessMembership(ObjectProvider<AutoMigrateProperties> properties) {
            return new ReadinessMembership(properties);
        }
    }
}
