package io.github.automigrate.spring.actuate;

import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.SchemaInspection;
import io.github.automigrate.spring.autoconfigure.AutoMigrateAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;

/** Offers the endpoint {@code automigrate}. */
@AutoConfiguration(after = AutoMigrateAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(AutoMigrateEndpoint.class)
@ConditionalOnBean(MigrationStatuses.class)
public final class AutoMigrateEndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    AutoMigrateEndpoint automigrateEndpoint(MigrationStatuses statuses, SchemaInspection inspection) {
        return new AutoMigrateEndpoint(statuses, inspection);
    }
}
