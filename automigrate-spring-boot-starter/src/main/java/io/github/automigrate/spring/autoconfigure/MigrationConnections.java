package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.execution.ConnectionSource;
import io.github.automigrate.spring.AutoMigrateConnectionDetails;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;

/**
 * Opens connections beside the application's pool, by the rules of {@code spring.flyway}: an own URL, else an own user on
 * the URL of the application, else as the application does. The DataSource bean is neither wrapped nor replaced.
 */
final class MigrationConnections {

    private static final boolean HIKARI =
            ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", MigrationConnections.class.getClassLoader());

    private MigrationConnections() {}

    /** Returns the source for this DataSource of the application; the details are null when they are not for it. */
    static ConnectionSource of(DataSource application, @Nullable AutoMigrateConnectionDetails details) {
        String url = details == null ? null : details.getJdbcUrl();
        if (details != null && url != null) {
            DataSource own = withDetails(
                    DataSourceBuilder.create()
                            .url(url)
                            .type(SimpleDriverDataSource.class)
                            .username(details.getUsername())
                            .password(details.getPassword()),
                    details);
            // the way to the server is another one, the schema of unqualified names is not
            String schema = HIKARI ? HikariConnections.schema(application) : null;
            return () -> prepared(own.getConnection(), schema, null);
        }
        ConnectionSource besideHikari = HIKARI ? HikariConnections.beside(application, details) : null;
        return besideHikari == null ? beside(application, details) : besideHikari;
    }

    private static ConnectionSource beside(DataSource application, @Nullable AutoMigrateConnectionDetails details) {
        DataSource own = derivedFrom(target(application), details);
        return own == null ? new Shared(application) : () -> prepared(own.getConnection(), null, null);
    }

    /** Returns what Spring's own proxies stand before, for a lazy connection say. */
    private static DataSource target(DataSource application) {
        DataSource target = application;
        while (target instanceof DelegatingDataSource proxy && proxy.getTargetDataSource() != null) {
            target = proxy.getTargetDataSource();
        }
        return target;
    }

    /** Returns a DataSource without a pool on the same URL, or null when this one does not say its URL. */
    static @Nullable SimpleDriverDataSource derivedFrom(
            DataSource pool, @Nullable AutoMigrateConnectionDetails details) {
        try {
            var builder = DataSourceBuilder.derivedFrom(pool).type(SimpleDriverDataSource.class);
            if (details != null && details.getUsername() != null) {
                builder.username(details.getUsername()).password(details.getPassword());
            }
            SimpleDriverDataSource own = withDetails(builder, details);
            return own.getUrl() == null ? null : own;
        } catch (RuntimeException unknownKind) {
            return null;
        }
    }

    private static SimpleDriverDataSource withDetails(
            DataSourceBuilder<SimpleDriverDataSource> builder, @Nullable AutoMigrateConnectionDetails details) {
        String driver = details == null ? null : details.getDriverClassName();
        if (driver != null && !driver.isBlank()) {
            builder.driverClassName(driver);
        }
        return builder.build();
    }

    /** Returns the connection as a pool would hand it out, in autocommit mode. */
    static Connection prepared(Connection connection, @Nullable String schema, @Nullable String initSql)
            throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            if (schema != null) {
                connection.setSchema(schema);
            }
            if (initSql != null) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(initSql);
                }
            }
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Takes the connections of the application itself, when its DataSource does not tell where they lead. */
    private record Shared(DataSource application) implements ConnectionSource {

        @Override
        public Connection open() throws SQLException {
            return prepared(application.getConnection(), null, null);
        }

        @Override
        public boolean isShared() {
            return true;
        }
    }
}
