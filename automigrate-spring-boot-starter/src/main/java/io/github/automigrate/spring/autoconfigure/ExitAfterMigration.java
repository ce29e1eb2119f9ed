package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.weaving.LoadTimeWeaverAware;
import org.springframework.instrument.classloading.LoadTimeWeaver;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Migrates and ends the process, when {@code automigrate.exit} says so, with a code that tells what is left. Spring creates
 * beans that are aware of the load-time weaver before all others, so no other bean of the application is started for it.
 */
final class ExitAfterMigration implements InitializingBean, LoadTimeWeaverAware {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.automigrate");

    private final boolean wanted;
    private final ConfigurableListableBeanFactory beans;
    private final Migrations migrations;
    private final ProcessExit process;

    ExitAfterMigration(
            AutoMigrateProperties properties,
            ConfigurableListableBeanFactory beans,
            Migrations migrations,
            ProcessExit process) {
        this.wanted = properties.exit();
        this.beans = beans;
        this.migrations = migrations;
        this.process = process;
    }

    @Override
    public void afterPropertiesSet() {
        if (!wanted) {
            return;
        }
        beans.getBeansOfType(AbstractEntityManagerFactoryBean.class);
        List<UnitMigration> active = migrations.active();
        active.forEach(UnitMigration::awaitBuilt);
        active.forEach(UnitMigration::startupIfPending);
        active.forEach(UnitMigration::online);
        int code = code(migrations.all());
        LOG.info("automigrate: exits with code {}, {}", code, meaning(code));
        // an exception that carries a code would lose it when Actuator's metrics are there
        process.exit(code);
    }

    static int code(List<MigrationStatus> statuses) {
        if (statuses.stream().anyMatch(status -> status.state() == MigrationState.FAILED)) {
            return 1;
        }
        List<MigrationReport> latest =
                statuses.stream().flatMap(status -> status.latest().stream()).toList();
        if (latest.stream().anyMatch(report -> !report.pending().isEmpty())) {
            return 2;
        }
        boolean manual = latest.stream().anyMatch(ExitAfterMigration::leavesSomethingToAPerson);
        return manual ? 3 : 0;
    }

    private static boolean leavesSomethingToAPerson(MigrationReport report) {
        return report.isIncompatible()
                || !report.plan().proposals(Safety.MANUAL).isEmpty();
    }

    private static String meaning(int code) {
        return switch (code) {
            case 0 -> "the schema is in step with the entities";
            case 2 -> "automatic changes are pending";
            case 3 -> "changes are left to a person";
            default -> "an operation failed";
        };
    }

    @Override
    public void setLoadTimeWeaver(LoadTimeWeaver loadTimeWeaver) {}
}
