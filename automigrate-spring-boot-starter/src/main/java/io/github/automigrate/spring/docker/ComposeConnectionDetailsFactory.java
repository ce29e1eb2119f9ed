package io.github.automigrate.spring.docker;

import io.github.automigrate.spring.AutoMigrateConnectionDetails;
import java.util.Objects;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Migrates by the connection details that a service of Docker Compose has for JDBC. */
final class ComposeConnectionDetailsFactory
        implements ConnectionDetailsFactory<JdbcConnectionDetails, AutoMigrateConnectionDetails> {

    ComposeConnectionDetailsFactory() {
        // without JDBC: a factory that cannot be made is left out, one whose generics cannot be read fails the start
        Objects.requireNonNull(JdbcConnectionDetails.class);
    }

    @Override
    public AutoMigrateConnectionDetails getConnectionDetails(JdbcConnectionDetails jdbc) {
        return new JdbcDetails(jdbc.getJdbcUrl(), jdbc.getUsername(), jdbc.getPassword());
    }
}
