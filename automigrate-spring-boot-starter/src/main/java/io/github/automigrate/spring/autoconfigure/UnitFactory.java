package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationSettings;
import io.github.automigrate.spring.MigrationCallback;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.metrics.ApplicationStartup;

/** Makes what a unit consists of from the properties and the beans of the application. */
record UnitFactory(
        AutoMigrateProperties properties,
        Environment environment,
        ApplicationStartup startup,
        SettingsFactory settingsFactory,
        MigrationDataSources dataSources,
        ObjectProvider<MigrationCallback> callbacks) {

    ModeDecision decision() {
        return ModeDecision.of(properties, environment);
    }

    MigrationSettings settings(String unit, @Nullable String defaultSchema) {
        return settingsFactory.settings(unit, decision().mode(), defaultSchema);
    }

    UnitMigration migration(Unit unit, DataSource dataSource, boolean ownUser) {
        RunLog log = new RunLog(unit.name(), settingsFactory.application(), unit.decision());
        RunObserver observer = new RunObserver(log, callbacks(unit, dataSource, ownUser), startup);
        // whoever waits for the exit wants to know that somebody is in the way
        boolean triesAgain =
                properties.startup().onTimeout() == AutoMigrateProperties.OnTimeout.HOLD && !properties.exit();
        return new UnitMigration(unit, observer, properties.readiness().hold(), triesAgain);
    }

    private Callbacks callbacks(Unit unit, DataSource dataSource, boolean ownUser) {
        List<MigrationCallback> all = new ArrayList<>(List.of(new PoolRefresh(dataSource)));
        if (ownUser) {
            all.add(new MissingGrants(unit.dialect(), MigrationConnections.of(dataSource, null)));
        }
        callbacks.orderedStream().forEach(all::add);
        return new Callbacks(unit.name(), all);
    }
}
