package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.testing.EntityModels;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.Sql;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.cfg.AvailableSettings;

/**
 * Mappings that are tried together, in one session factory and one database. A finding names the table and the column,
 * and so the mapping.
 *
 * @param settings Hibernate's settings
 */
record MappingGroup(String name, Map<String, Object> settings, List<Class<?>> entities) {

    private static final List<Class<? extends Annotation>> MAPPED =
            List.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class);

    private static final String[] PRELUDE = {
        "CREATE EXTENSION citext", "CREATE SCHEMA app", "CREATE SCHEMA \"Mixed Schema\""
    };

    /** Returns the classes in this one that are mapped. */
    static MappingGroup in(Class<?> holder) {
        return new MappingGroup(
                holder.getSimpleName(),
                Map.of(),
                Stream.<Class<?>>of(holder.getDeclaredClasses())
                        .filter(type -> MAPPED.stream().anyMatch(type::isAnnotationPresent))
                        .toList());
    }

    /** Returns the same mappings under a setting of Hibernate. */
    MappingGroup with(String setting, Object value) {
        return new MappingGroup(name + " with " + setting, Map.of(setting, value), entities);
    }

    /** Returns the model as an application has it that runs on this database, whose version Hibernate asks for. */
    EntityModel model(PostgresDatabase database) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(
                AvailableSettings.JAKARTA_HBM2DDL_DB_VERSION,
                Sql.value(database, "SHOW server_version_num").substring(0, 2));
        return EntityModels.with(all, classes());
    }

    /** Returns a fresh database that has the schemas and the extension which the mappings use. */
    PostgresDatabase emptyDatabase() {
        PostgresDatabase database = PostgresServer.freshDatabase();
        Sql.execute(database, PRELUDE);
        return database;
    }

    /** Returns a fresh database with what Hibernate's own {@code create} makes. */
    PostgresDatabase createdByHibernate() {
        PostgresDatabase database = emptyDatabase();
        EntityModels.create(database, settings, classes());
        return database;
    }

    private Class<?>[] classes() {
        return entities.toArray(Class<?>[]::new);
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<MappingGroup> all() {
        MappingGroup checks = in(CheckMappings.class);
        MappingGroup names = in(NameMappings.class);
        return Stream.of(
                in(StringMappings.class),
                in(NumberMappings.class),
                in(TemporalMappings.class),
                in(JdkValueMappings.class),
                in(DefinitionMappings.class),
                in(EnumMappings.class),
                in(StructuredMappings.class),
                in(IdentifierMappings.class),
                in(DefaultMappings.class),
                checks,
                in(InheritanceMappings.class),
                in(CollectionMappings.class),
                names,
                in(SchemaMappings.class),
                checks.with(AvailableSettings.GLOBALLY_QUOTED_IDENTIFIERS, true),
                checks.with(AvailableSettings.DEFAULT_SCHEMA, "app"),
                names.with(
                        AvailableSettings.PHYSICAL_NAMING_STRATEGY,
                        new org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl()));
    }
}
