package io.github.automigrate.spring.autoconfigure;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.weaving.LoadTimeWeaverAware;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.instrument.classloading.LoadTimeWeaver;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Migrates and ends the process, when {@code automigrate.exit} says so, with a code that tells what is left. Spring creates
 * beans that are aware of the load-time weaver before all others, so no other bean of the application is started for it.
 */
final class ExitAfterMigration implements InitializingBean, LoadTimeWeaverAware {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.automigrate");

    private final AutoMigrateProperties properties;
    private final ConfigurableEnvironment environment;
    private final ConfigurableListableBeanFactory beans;
    private final Migrations migrations;
    private final ProcessExit process;

    ExitAfterMigration(
            AutoMigrateProperties properties,
            ConfigurableApplicationContext context,
            Migrations migrations,
            ProcessExit process) {
        this.properties = properties;
        this.environment = context.getEnvironment();
        this.beans = context.getBeanFactory();
        this.migrations = migrations;
        this.process = process;
    }

    @Override
    public void afterPropertiesSet() {
        if (!properties.exit()) {
            return;
        }
        ExitEnvironmentPostProcessor.requirePrepared(environment);
        beans.getBeansOfType(AbstractEntityManagerFactoryBean.class);
        List<UnitMigration> active = migrations.active();
        active.forEach(UnitMigration::awaitBuilt);
        active.forEach(UnitMigration::startupIfPending);
        active.forEach(UnitMigration::online);
        ExitReport report = ExitReport.of(migrations.all(), properties.exitManualCode());
        ExitOutput.of(environment).write(report);
        LOG.info("automigrate: exits with code {}, {}", report.code(), report.meaning());
        // an exception that carries a code would lose it when Actuator's metrics are there
        process.exit(report.code());
    }

    @Override
    public void setLoadTimeWeaver(LoadTimeWeaver loadTimeWeaver) {}
}
