package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.spring.AutoMigrateConnectionDetails;
import org.jspecify.annotations.Nullable;

/** The connection details that the properties name. */
record PropertiesConnectionDetails(AutoMigrateProperties properties) implements AutoMigrateConnectionDetails {

    @Override
    public @Nullable String getJdbcUrl() {
        return properties.url();
    }

    @Override
    public @Nullable String getUsername() {
        return properties.user();
    }

    @Override
    public @Nullable String getPassword() {
        return properties.password();
    }

    @Override
    public @Nullable String getDriverClassName() {
        return properties.driverClassName();
    }
}
