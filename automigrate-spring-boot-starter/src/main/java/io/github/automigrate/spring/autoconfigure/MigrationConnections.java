package io.github.automigrate.spring.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import io.github.automigrate.execution.ConnectionSource;
import io.github.automigrate.spring.AutoMigrateConnectionDetails;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
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
            DataSourceBuilder<?> builder = DataSourceBuilder.create().url(url);
            // the way to the server is another one, the schema of unqualified names is not
            return HIKARI
                    ? Hikari.inSchemaOf(application, withDetails(builder, details, true))
                    : autocommit(withDetails(builder, details, true));
        }
        if (details != null && details.getUsername() != null) {
            return likePool(application, withDetails(derivedFrom(application), details, false));
        }
        DataSource own;
        try {
            own = derivedFrom(application).type(SimpleDriverDataSource.class).build();
        } catch (RuntimeException unknownKind) {
            // a DataSource that does not say its URL can only be used as it is
            return autocommit(application);
        }
        return likePool(application, own);
    }

    private static DataSourceBuilder<?> derivedFrom(DataSource application) {
        return DataSourceBuilder.derivedFrom(application);
    }

    private static SimpleDriverDataSource withDetails(
            DataSourceBuilder<?> builder, AutoMigrateConnectionDetails details, boolean always) {
        var simple = builder.type(SimpleDriverDataSource.class);
        if (always || details.getUsername() != null) {
            simple.username(details.getUsername());
            simple.password(details.getPassword());
        }
        String driver = details.getDriverClassName();
        if (driver != null && !driver.isBlank()) {
            simple.driverClassName(driver);
        }
        return simple.build();
    }

    private static ConnectionSource likePool(DataSource application, DataSource own) {
        return HIKARI ? Hikari.like(application, own) : autocommit(own);
    }

    private static ConnectionSource autocommit(DataSource dataSource) {
        return () -> {
            Connection connection = dataSource.getConnection();
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return connection;
        };
    }

    /** Carries over what the pool sets on every connection and the URL does not say. */
    private static final class Hikari {

        static ConnectionSource inSchemaOf(DataSource application, DataSource own) {
            HikariDataSource pool = DataSourceUnwrapper.unwrap(application, HikariDataSource.class);
            return pool == null ? autocommit(own) : prepared(autocommit(own), pool.getSchema(), null);
        }

        static ConnectionSource like(DataSource application, DataSource own) {
            HikariDataSource pool = DataSourceUnwrapper.unwrap(application, HikariDataSource.class);
            if (pool == null) {
                return autocommit(own);
            }
            if (own instanceof SimpleDriverDataSource simple) {
                Properties properties = new Properties();
                properties.putAll(pool.getDataSourceProperties());
                simple.setConnectionProperties(properties);
            }
            return prepared(autocommit(own), pool.getSchema(), pool.getConnectionInitSql());
        }

        private static ConnectionSource prepared(
                ConnectionSource source, @Nullable String schema, @Nullable String initSql) {
            return () -> {
                Connection connection = source.open();
                try {
                    prepare(connection, schema, initSql);
                    return connection;
                } catch (SQLException failure) {
                    connection.close();
                    throw failure;
                }
            };
        }

        private static void prepare(Connection connection, @Nullable String schema, @Nullable String initSql)
                throws SQLException {
            if (schema != null) {
                connection.setSchema(schema);
            }
            if (initSql != null) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(initSql);
                }
            }
        }
    }
}
