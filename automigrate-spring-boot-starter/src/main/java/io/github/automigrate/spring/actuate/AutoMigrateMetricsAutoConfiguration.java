package io.github.automigrate.spring.actuate;

import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.autoconfigure.AutoMigrateAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Measures migrations. */
@AutoConfiguration(after = AutoMigrateAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MigrationStatuses.class)
public final class AutoMigrateMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    AutoMigrateMetrics automigrateMetrics(ObjectProvider<MigrationStatuses> statuses) {
        return new AutoMigrateMetrics(statuses);
    }
}
