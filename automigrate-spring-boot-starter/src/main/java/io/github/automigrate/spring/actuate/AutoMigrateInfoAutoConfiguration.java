package io.github.automigrate.spring.actuate;

import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.autoconfigure.AutoMigrateAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;

/** Adds the state of the schema to the info endpoint. */
@AutoConfiguration(after = AutoMigrateAutoConfiguration.class)
@ConditionalOnClass({InfoContributor.class, ConditionalOnEnabledInfoContributor.class})
@ConditionalOnEnabledInfoContributor("automigrate")
@ConditionalOnBean(MigrationStatuses.class)
public final class AutoMigrateInfoAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "automigrateInfoContributor", search = SearchStrategy.CURRENT)
    InfoContributor automigrateInfoContributor(MigrationStatuses statuses) {
        return new AutoMigrateInfoContributor(statuses);
    }
}
