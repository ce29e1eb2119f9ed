package io.github.automigrate.sample.postgres;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The embedded server trusts everybody on this machine, so the password does not matter. */
record EmbeddedPostgresConnectionDetails(String jdbcUrl) implements JdbcConnectionDetails {

    @Override
    public String getJdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public String getUsername() {
        return EmbeddedPostgresServer.USER;
    }

    @Override
    public String getPassword() {
        return "";
    }
}
