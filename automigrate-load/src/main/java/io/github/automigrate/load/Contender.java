package io.github.automigrate.load;

import io.github.automigrate.AutoMigrate;
import io.github.automigrate.MigrationSettings;
import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.dialect.Dialects;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.testing.EntityModels;
import java.sql.DriverManager;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/** One way to bring the table from its old to its new state. */
enum Contender {
    /** No migration at all: what the machine and the disturbances cost by themselves. */
    CONTROL("no migration (control)") {
        @Override
        Migration prepare(String url) {
            return () -> {};
        }
    },
    /** Both phases, one after the other, as the starter runs them. */
    AUTOMIGRATE("automigrate") {
        @Override
        Migration prepare(String url) {
            EntityModel model = EntityModels.of(Account.class);
            AutoMigrate migration = new AutoMigrate(
                    Dialects.forProduct("PostgreSQL").orElseThrow(),
                    model,
                    () -> DriverManager.getConnection(url),
                    MigrationSettings.of("traffic"),
                    ExecutionListener.NONE);
            return () -> {
                migration.run(Phase.STARTUP);
                migration.run(Phase.ONLINE);
            };
        }
    },
    /** What {@code spring.jpa.hibernate.ddl-auto=update} does. */
    HIBERNATE_UPDATE("Hibernate update") {
        @Override
        Migration prepare(String url) {
            return () -> {
                var services = new StandardServiceRegistryBuilder()
                        .applySettings(Map.of("hibernate.connection.url", url, "hibernate.hbm2ddl.auto", "update"))
                        .build();
                new MetadataSources(services)
                        .addAnnotatedClass(Account.class)
                        .buildMetadata()
                        .buildSessionFactory()
                        .close();
            };
        }
    },
    /** The three statements that a developer writes, in the one transaction that Flyway makes of a file. */
    FLYWAY("Flyway, plain SQL") {
        @Override
        Migration prepare(String url) {
            Flyway flyway = Flyway.configure()
                    .dataSource(url, "postgres", "postgres")
                    .locations("classpath:flyway")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load();
            return flyway::migrate;
        }
    };

    private final String words;

    Contender(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    String database() {
        return "traffic_" + name().toLowerCase(Locale.ROOT);
    }

    /** Does what does not belong to the measurement, and returns what does. */
    abstract Migration prepare(String url);

    /** What is measured. */
    @FunctionalInterface
    interface Migration {
        /** Migrates. */
        void run() throws Exception;
    }
}
