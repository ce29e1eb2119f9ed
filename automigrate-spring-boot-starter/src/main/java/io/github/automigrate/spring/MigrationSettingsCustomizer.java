package io.github.automigrate.spring;

import io.github.automigrate.MigrationSettings;

/** A bean of this type has the last word about the settings of a migration. Several are called in the order of {@code @Order}. */
@FunctionalInterface
public interface MigrationSettingsCustomizer {

    /**
     * Returns the settings to migrate with.
     *
     * @param unit the bean name of the entity manager factory
     * @param settings what the properties and the customizers before this one say
     */
    MigrationSettings customize(String unit, MigrationSettings settings);
}
