package io.github.automigrate.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * How the database is reached for a migration, where that differs from how the application reaches it. A bean of this type
 * replaces {@code automigrate.url}, {@code automigrate.user} and {@code automigrate.password}.
 */
public interface AutoMigrateConnectionDetails extends ConnectionDetails {

    /** Returns the JDBC URL, or null to use that of the application. */
    @Nullable
    String getJdbcUrl();

    /** Returns the user, or null to use that of the application. */
    @Nullable
    String getUsername();

    /** Returns the password, or null to use that of the application. */
    @Nullable
    String getPassword();

    /** Returns the class name of the JDBC driver, or null to take the one that the URL asks for. */
    default @Nullable String getDriverClassName() {
        return null;
    }
}
