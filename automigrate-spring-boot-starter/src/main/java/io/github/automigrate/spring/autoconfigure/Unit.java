package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationSettings;
import io.github.automigrate.dialect.Dialect;
import io.github.automigrate.execution.ConnectionSource;

/**
 * One persistence unit that is migrated.
 *
 * @param name the bean name of its entity manager factory
 * @param built waits until the factory is built, which may happen on another thread
 * @param validates whether Hibernate was told to validate the schema, which is done after the migration then
 */
record Unit(
        String name,
        ModeDecision decision,
        Dialect dialect,
        ConnectionSource connections,
        MigrationSettings settings,
        Runnable built,
        boolean validates) {}
