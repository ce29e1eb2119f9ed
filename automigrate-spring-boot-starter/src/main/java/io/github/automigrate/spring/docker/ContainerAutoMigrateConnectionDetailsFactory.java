package io.github.automigrate.spring.docker;

import io.github.automigrate.spring.AutoMigrateConnectionDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.testcontainers.containers.JdbcDatabaseContainer;

/** Migrates in the container that {@link ServiceConnection} names. */
final class ContainerAutoMigrateConnectionDetailsFactory
        extends ContainerConnectionDetailsFactory<JdbcDatabaseContainer<?>, AutoMigrateConnectionDetails> {

    @Override
    protected AutoMigrateConnectionDetails getContainerConnectionDetails(
            ContainerConnectionSource<JdbcDatabaseContainer<?>> source) {
        return new Details(source);
    }

    /** Asks the container when asked itself, since it may not have started yet. */
    private static final class Details extends ContainerConnectionDetails<JdbcDatabaseContainer<?>>
            implements AutoMigrateConnectionDetails {

        Details(ContainerConnectionSource<JdbcDatabaseContainer<?>> source) {
            super(source);
        }

        @Override
        public @Nullable String getJdbcUrl() {
            return getContainer().getJdbcUrl();
        }

        @Override
        public @Nullable String getUsername() {
            return getContainer().getUsername();
        }

        @Override
        public @Nullable String getPassword() {
            return getContainer().getPassword();
        }
    }
}
