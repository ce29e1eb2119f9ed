package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.spring.DeferredInitializationException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Looks whether the order of initialization is reversed, so that scripts would run after the migration. */
final class DeferredInitialization {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.automigrate");

    private static final String KEY = "spring.jpa.defer-datasource-initialization";

    private final ListableBeanFactory beans;
    private final Environment environment;

    DeferredInitialization(ListableBeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    /**
     * Warns when scripts of {@code spring.sql.init} run after the migration.
     *
     * @throws DeferredInitializationException when a tool that migrates by script would
     */
    void check() {
        if (!environment.getProperty(KEY, Boolean.class, false)) {
            return;
        }
        Map<String, String> tools = new LinkedHashMap<>();
        tools.put("org.flywaydb.core.Flyway", "Flyway");
        tools.put("liquibase.integration.spring.SpringLiquibase", "Liquibase");
        tools.forEach((type, name) -> {
            if (hasBean(type)) {
                throw new DeferredInitializationException(name);
            }
        });
        LOG.warn(
                "automigrate: {}=true, so the scripts of spring.sql.init run after the migration: they find the tables of"
                        + " the entities and must not create them. Remove it to let them run first.",
                KEY);
    }

    private boolean hasBean(String type) {
        ClassLoader loader = getClass().getClassLoader();
        return ClassUtils.isPresent(type, loader)
                && beans.getBeanNamesForType(ClassUtils.resolveClassName(type, loader), true, false).length > 0;
    }
}
