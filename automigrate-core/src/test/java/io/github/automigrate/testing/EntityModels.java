package io.github.automigrate.testing;

import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.desired.MappingCapture;
import io.github.automigrate.desired.Notation;
import io.github.automigrate.dialect.postgres.PostgresDialect;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;

/**
 * Session factories for annotated classes, in order to read their model or to let Hibernate itself create their schema.
 * Names follow Spring Boot's strategy, {@code userName} becomes {@code user_name}, unless a setting says otherwise.
 */
public final class EntityModels {

    private EntityModels() {}

    /** Returns the model of these entities, read without any database. */
    public static EntityModel of(Class<?>... entities) {
        return with(Map.of(), entities);
    }

    /** Returns the model of these entities under these Hibernate settings, read without any database. */
    public static EntityModel with(Map<String, Object> settings, Class<?>... entities) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.putIfAbsent("hibernate.boot.allow_jdbc_metadata_access", false);
        all.putIfAbsent(AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL");
        all.putIfAbsent(AvailableSettings.JAKARTA_HBM2DDL_DB_VERSION, "14.0");
        return captured(all, entities);
    }

    /** Returns the model of these entities as it is with Hibernate's dialect for this database. */
    public static EntityModel on(PostgresDatabase database, Map<String, Object> settings, Class<?>... entities) {
        return captured(connected(database, settings), entities);
    }

    private static EntityModel captured(Map<String, Object> settings, Class<?>... entities) {
        AtomicReference<EntityModel> model = new AtomicReference<>();
        var postgres = new PostgresDialect();
        var capture = new MappingCapture(
                new Notation(postgres.identifiers(), postgres.columnTypes()),
                (entityModel, factory) -> model.set(entityModel));
        sessionFactory(
                        new BootstrapServiceRegistryBuilder()
                                .applyIntegrator(capture)
                                .build(),
                        settings,
                        entities)
                .close();
        return model.get();
    }

    /** Lets Hibernate's own {@code create} make the schema of these entities in this database. */
    public static void create(PostgresDatabase database, Class<?>... entities) {
        create(database, Map.of(), entities);
    }

    /** Lets Hibernate's own {@code create} make the schema of these entities under these settings in this database. */
    public static void create(PostgresDatabase database, Map<String, Object> settings, Class<?>... entities) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.put(AvailableSettings.HBM2DDL_AUTO, "create-only");
        all.put(AvailableSettings.HBM2DDL_HALT_ON_ERROR, true);
        open(database, all, entities).close();
    }

    /** Opens a session factory on this database; with no further setting it changes nothing there. */
    public static SessionFactory open(PostgresDatabase database, Map<String, Object> settings, Class<?>... entities) {
        return sessionFactory(new BootstrapServiceRegistryBuilder().build(), connected(database, settings), entities);
    }

    private static Map<String, Object> connected(PostgresDatabase database, Map<String, Object> settings) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database.dataSource());
        return all;
    }

    private static SessionFactory sessionFactory(
            BootstrapServiceRegistry bootstrap, Map<String, Object> settings, Class<?>... entities) {
        StandardServiceRegistry services = new StandardServiceRegistryBuilder(bootstrap)
                .applySetting(AvailableSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategySnakeCaseImpl())
                .applySettings(settings)
                .build();
        return new MetadataSources(services)
                .addAnnotatedClasses(entities)
                .buildMetadata()
                .buildSessionFactory();
    }
}
