package io.github.automigrate.spring.actuate;

import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.autoconfigure.AutoMigrateAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Measures migrations. */
@AutoConfiguration(after = AutoMigrateAutoConfiguration.class)
@ConditionalOnClass({MeterRegistry.class, ObservationRegistry.class})
@ConditionalOnBean(MigrationStatuses.class)
public final class AutoMigrateMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "automigrateMetrics")
    AutoMigrateMetrics automigrateMetrics(ObjectProvider<MigrationStatuses> statuses, MeasurementSink sink) {
        return new AutoMigrateMetrics(statuses, sink);
    }

    @Bean
    MeasurementSink automigrateMeasurementSink(ObjectProvider<ObservationRegistry> observations) {
        return new MeasurementSink(observations);
    }
}
