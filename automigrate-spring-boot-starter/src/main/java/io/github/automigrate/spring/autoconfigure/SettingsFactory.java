package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationSettings;
import io.github.automigrate.Mode;
import io.github.automigrate.execution.Limits;
import io.github.automigrate.spring.MigrationSettingsCustomizer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.core.env.Environment;

/** Turns properties into the settings of one run. */
final class SettingsFactory {

    private final AutoMigrateProperties properties;
    private final Environment environment;
    private final BeanFactory beans;
    private final ObjectProvider<MigrationSettingsCustomizer> customizers;

    SettingsFactory(
            AutoMigrateProperties properties,
            Environment environment,
            BeanFactory beans,
            ObjectProvider<MigrationSettingsCustomizer> customizers) {
        this.properties = properties;
        this.environment = environment;
        this.beans = beans;
        this.customizers = customizers;
    }

    MigrationSettings settings(String unit, Mode mode, @Nullable String defaultSchema) {
        MigrationSettings settings = new MigrationSettings(
                mode,
                properties.onIncompatible(),
                limits(),
                new MigrationSettings.Scope(defaultSchema, properties.includeTables(), properties.excludeTables()),
                rules(),
                identity(unit));
        for (MigrationSettingsCustomizer customizer :
                customizers.orderedStream().toList()) {
            settings = customizer.customize(unit, settings);
        }
        return settings;
    }

    String application() {
        String name = environment.getProperty("spring.application.name", "");
        if (!name.isEmpty()) {
            return name;
        }
        // two unnamed applications on one database must not wait for each other
        List<String> packages = AutoConfigurationPackages.has(beans) ? AutoConfigurationPackages.get(beans) : List.of();
        return packages.isEmpty() ? "application" : packages.get(0);
    }

    private Limits limits() {
        var ddl = properties.ddl();
        var online = properties.online();
        var retries = new Limits.Retries(ddl.maxAttempts(), ddl.backoff(), ddl.maxBackoff(), ddl.budget());
        var queue = new Limits.Queue(
                ddl.lockTimeout(), ddl.blockerAge(), ddl.autovacuumMargin(), ddl.autovacuumLockTimeout());
        var work = new Limits.Work(ddl.statementTimeout(), ddl.creationTimeout());
        var read = properties.read();
        return new Limits(
                new Limits.Reading(read.lockTimeout(), read.timeout(), read.rowsTimeout()),
                new Limits.Brief(queue, work, retries, properties.startup().budget()),
                new Limits.Online(
                        online.budget(),
                        online.cleanUpTimeout(),
                        online.progressInterval(),
                        online.clientCheckInterval()),
                new Limits.Coordination(
                        properties.lock().longestWait(), properties.lock().pollInterval()));
    }

    private MigrationSettings.Rules rules() {
        return new MigrationSettings.Rules(
                properties.restrictive() == AutoMigrateProperties.Restrictive.APPLY,
                properties.createSchemas(),
                properties.largeTable().rows(),
                properties.history().table(),
                properties.grantTo());
    }

    private MigrationSettings.Identity identity(String unit) {
        // the usual name says nothing; any other one keeps the locks of two units apart
        String name = unit.equals("entityManagerFactory") ? application() : application() + "/" + unit;
        String version = environment.getProperty("spring.application.version", "");
        return new MigrationSettings.Identity(name, version, host(), properties.role());
    }

    private String host() {
        String named = environment.getProperty("HOSTNAME", "");
        if (!named.isEmpty()) {
            return named;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
