package io.github.automigrate.spring.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import io.github.automigrate.execution.ConnectionSource;
import io.github.automigrate.spring.AutoMigrateConnectionDetails;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;

/**
 * Opens connections beside a Hikari pool as the pool itself does: from its driver or its DataSource, with the credentials of
 * that moment, with what it sets on every connection. Apart, since the class of the pool may be absent.
 */
record HikariConnections(HikariDataSource pool, DataSource unpooled, @Nullable AutoMigrateConnectionDetails details)
        implements ConnectionSource {

    /** Returns the source beside the pool behind this DataSource; null when there is none, or it hides where it leads. */
    static @Nullable ConnectionSource beside(DataSource application, @Nullable AutoMigrateConnectionDetails details) {
        HikariDataSource pool = pool(application);
        DataSource unpooled = pool == null ? null : unpooled(pool, details);
        return pool == null || unpooled == null ? null : new HikariConnections(pool, unpooled, details);
    }

    /** Returns the schema that the pool behind this DataSource sets on every connection. */
    static @Nullable String schema(DataSource application) {
        HikariDataSource pool = pool(application);
        return pool == null ? null : pool.getSchema();
    }

    private static @Nullable HikariDataSource pool(DataSource application) {
        return DataSourceUnwrapper.unwrap(application, HikariDataSource.class);
    }

    private static @Nullable DataSource unpooled(
            HikariDataSource pool, @Nullable AutoMigrateConnectionDetails details) {
        if (pool.getDataSource() != null) {
            return pool.getDataSource();
        }
        if (pool.getDataSourceClassName() != null) {
            var type = ClassUtils.resolveClassName(
                    pool.getDataSourceClassName(), pool.getClass().getClassLoader());
            BeanWrapperImpl instance = new BeanWrapperImpl(type);
            instance.setPropertyValues(pool.getDataSourceProperties());
            return (DataSource) instance.getWrappedInstance();
        }
        SimpleDriverDataSource simple = MigrationConnections.derivedFrom(pool, details);
        if (simple != null) {
            Properties properties = new Properties();
            properties.putAll(pool.getDataSourceProperties());
            simple.setConnectionProperties(properties);
        }
        return simple;
    }

    @Override
    public Connection open() throws SQLException {
        Credentials credentials = credentials();
        Connection connection = credentials.getUsername() == null
                ? unpooled.getConnection()
                : unpooled.getConnection(credentials.getUsername(), credentials.getPassword());
        return MigrationConnections.prepared(connection, pool.getSchema(), pool.getConnectionInitSql());
    }

    // asked each time: a password may be a token that is valid for minutes
    private Credentials credentials() {
        var provider = pool.getCredentialsProvider();
        Credentials ofPool =
                provider == null ? Credentials.of(pool.getUsername(), pool.getPassword()) : provider.getCredentials();
        if (details == null || details.getUsername() == null) {
            return ofPool;
        }
        String password = details.getPassword();
        return Credentials.of(details.getUsername(), password == null ? ofPool.getPassword() : password);
    }
}
