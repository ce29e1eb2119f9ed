package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.spring.AutoMigrateConnectionDetails;
import io.github.automigrate.spring.MigrationCallback;
import io.github.automigrate.spring.MigrationSettingsCustomizer;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.SchemaInspection;
import java.time.Clock;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Keeps the schema in step with the entities of every entity manager factory of the application. Whether it does anything
 * is decided while the application runs, by {@code automigrate.enabled}, {@code automigrate.mode} and
 * {@code automigrate.production}; no condition stands in its way.
 */
@AutoConfiguration(before = HibernateJpaAutoConfiguration.class)
@ConditionalOnClass({
    AbstractEntityManagerFactoryBean.class,
    SessionFactory.class,
    DataSourceBuilder.class,
    DependsOnDatabaseInitializationDetector.class
})
@EnableConfigurationProperties(AutoMigrateProperties.class)
public final class AutoMigrateAutoConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static EntityManagerFactoryProcessor automigrateEntityManagerFactoryProcessor(
            ObjectProvider<UnitPreparation> preparation) {
        return new EntityManagerFactoryProcessor(preparation);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static BarrierPostProcessor automigrateBarrierPostProcessor(Environment environment) {
        return new BarrierPostProcessor(environment);
    }

    @Bean(MigrationBarrier.NAME)
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    MigrationBarrier automigrateBarrier(ConfigurableListableBeanFactory beans, Migrations migrations) {
        return new MigrationBarrier(beans, migrations);
    }

    @Bean
    Migrations automigrateMigrations(ApplicationContext context) {
        return new Migrations(context);
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    MigrationStatuses automigrateStatuses(Migrations migrations) {
        return migrations::all;
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    SchemaInspection automigrateInspection(Migrations migrations) {
        return new MigrationInspection(migrations);
    }

    @Bean
    @ConditionalOnMissingBean
    AutoMigrateConnectionDetails automigrateConnectionDetails(AutoMigrateProperties properties) {
        return new PropertiesConnectionDetails(properties);
    }

    @Bean
    UnitPreparation automigrateUnitPreparation(
            Migrations migrations,
            UnitFactory units,
            ConfigurableApplicationContext context,
            AutoMigrateProperties properties) {
        var order = new DeferredInitialization(context.getBeanFactory(), context.getEnvironment());
        boolean inRefresh = properties.startup().run() == AutoMigrateProperties.Run.REFRESH;
        var selection = new UnitSelection(properties.persistenceUnits(), units.dataSources(), context.getBeanFactory());
        return new UnitPreparation(migrations, units, order, selection, inRefresh);
    }

    @Bean
    SettingsFactory automigrateSettingsFactory(
            AutoMigrateProperties properties,
            ConfigurableApplicationContext context,
            ObjectProvider<MigrationSettingsCustomizer> customizers) {
        return new SettingsFactory(properties, context.getEnvironment(), context, customizers);
    }

    @Bean
    UnitFactory automigrateUnitFactory(
            AutoMigrateProperties properties,
            ConfigurableApplicationContext context,
            SettingsFactory settings,
            ObjectProvider<AutoMigrateConnectionDetails> details,
            ObjectProvider<DataSource> dataSources,
            ObjectProvider<MigrationCallback> callbacks) {
        return new UnitFactory(
                properties,
                context.getEnvironment(),
                context.getApplicationStartup(),
                settings,
                new MigrationDataSources(context.getBeanFactory(), details, dataSources),
                callbacks);
    }

    @Bean
    MigrationLifecycle automigrateLifecycle(
            Migrations migrations, ConfigurableApplicationContext context, AutoMigrateProperties properties) {
        return new MigrationLifecycle(migrations, context, properties.startup().run());
    }

    @Bean
    ExitAfterMigration automigrateExit(
            AutoMigrateProperties properties,
            ConfigurableApplicationContext context,
            Migrations migrations,
            ObjectProvider<ProcessExit> process) {
        return new ExitAfterMigration(properties, context, migrations, process.getIfAvailable(() -> System::exit));
    }

    @Bean
    ManualScriptFile automigrateManualScriptFile(AutoMigrateProperties properties) {
        return new ManualScriptFile(properties.manual(), Clock.systemUTC());
    }
}
