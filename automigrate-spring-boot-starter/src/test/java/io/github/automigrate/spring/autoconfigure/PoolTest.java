package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.ServerLog;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** The application's own pool, however small, is neither drained by a migration nor given back changed. */
class PoolTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @ParameterizedTest
    @CsvSource({
        "1, spring.datasource.connection-fetch=eager",
        "2, spring.datasource.connection-fetch=eager",
        "1, spring.datasource.connection-fetch=lazy",
        "2, spring.datasource.connection-fetch=lazy"
    })
    void ofTheApplicationIsLeftAlone(int size, String fetch) throws SQLException {
        try (var context = TestApplication.start(
                database,
                fetch,
                "automigrate.role=pg_database_owner",
                "spring.datasource.hikari.connection-timeout=2000",
                "spring.datasource.hikari.maximum-pool-size=" + size)) {
            assertIsMigrated();
            assertIsUnchanged(context, size);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, byClass", "2, byClass", "1, byInstance", "2, byInstance", "1, provider", "1, routing", "2, routing"
    })
    void ofAnyKindIsLeftAlone(int size, String kind) throws SQLException {
        Class<?>[] sources = {TestApplication.Minimal.class, Pools.class};
        try (var context = TestApplication.start(
                WebApplicationType.NONE,
                database,
                sources,
                "automigrate.role=pg_database_owner",
                "pool.kind=" + kind,
                "pool.size=" + size)) {
            assertIsMigrated();
            assertIsUnchanged(context, size);
        }
    }

    @Test
    void keepsWhatItsOwnerSet() {
        Class<?>[] sources = {TestApplication.Minimal.class, Pools.class};
        try (var context = TestApplication.start(
                WebApplicationType.NONE,
                database,
                sources,
                "automigrate.role=pg_database_owner",
                "pool.kind=routing",
                "pool.size=1",
                "pool.init-sql=SET app.tenant = 'ours'; SET lock_timeout = '7s'; SET search_path = public, pg_catalog")) {
            JdbcTemplate pool = new JdbcTemplate(context.getBean(DataSource.class));
            assertThat(List.of("app.tenant", "lock_timeout", "search_path", "role"))
                    .extracting(name -> pool.queryForObject("SELECT current_setting(?)", String.class, name))
                    .containsExactly("ours", "7s", "public, pg_catalog", "none");
        }
    }

    @Test
    void isNotNeededToTellHowThingsStand() throws Exception {
        Class<?>[] sources = {TestApplication.Minimal.class};
        try (var context = TestApplication.start(
                        WebApplicationType.SERVLET,
                        database,
                        sources,
                        "management.endpoints.web.exposure.include=automigrate,health",
                        "spring.datasource.hikari.connection-timeout=2000",
                        "spring.datasource.hikari.maximum-pool-size=1");
                var last = context.getBean(DataSource.class).getConnection()) {
            assertThat(last.isClosed()).isFalse();
            Await.until("ready", Duration.ofSeconds(20), () -> code(context, "/actuator/health/readiness") == 200);
            int before = ServerLog.connectionsTo(database).size();

            assertThat(code(context, "/actuator/automigrate")).isEqualTo(200);
            assertThat(code(context, "/actuator/automigrate/script")).isEqualTo(200);
            assertThat(ServerLog.connectionsTo(database)).hasSize(before);

            assertThat(code(context, "/actuator/automigrate?live=true&history=5"))
                    .isEqualTo(200);
            assertThat(ServerLog.connectionsTo(database)).hasSizeGreaterThan(before);
        }
    }

    private static int code(ConfigurableApplicationContext context, String path) {
        try {
            return Http.get(context, path).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertIsMigrated() {
        assertThat(new JdbcTemplate(database.dataSource())
                        .queryForObject("SELECT tableowner FROM pg_tables WHERE tablename = 'book'", String.class))
                .isEqualTo("pg_database_owner");
    }

    private static void assertIsUnchanged(ConfigurableApplicationContext context, int size) throws SQLException {
        DataSource pool = context.getBean(DataSource.class);
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < size; i++) {
                all.add(pool.getConnection());
                // which the driver sets
                assertThat(changed(all.get(i))).isSubsetOf("application_name=PostgreSQL JDBC Driver");
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private static List<String> changed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        """
                        SELECT name || '=' || setting FROM pg_settings
                         WHERE source = 'session' AND setting <> reset_val AND context IN ('user', 'superuser')
                        UNION ALL SELECT 'role=' || current_setting('role') WHERE current_setting('role') <> 'none'
                        UNION ALL SELECT 'lock=' || objid FROM pg_locks
                                   WHERE locktype = 'advisory' AND pid = pg_backend_pid()""")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Pools {

        @Bean
        DataSource dataSource(Environment environment) {
            HikariConfig pool = new HikariConfig();
            pool.setMaximumPoolSize(environment.getRequiredProperty("pool.size", Integer.class));
            pool.setConnectionTimeout(2_000);
            pool.setConnectionInitSql(environment.getProperty("pool.init-sql"));
            Credentials credentials = Credentials.of(
                    environment.getRequiredProperty("spring.datasource.username"),
                    environment.getRequiredProperty("spring.datasource.password"));
            pool.setCredentials(credentials);
            String url = environment.getRequiredProperty("spring.datasource.url");
            return switch (environment.getRequiredProperty("pool.kind")) {
                case "byClass" -> byClass(pool, url);
                case "byInstance" -> byInstance(pool, url);
                case "provider" -> byProvider(pool, url, credentials);
                default -> routing(pool, url);
            };
        }

        private static DataSource byClass(HikariConfig pool, String url) {
            pool.setDataSourceClassName("org.postgresql.ds.PGSimpleDataSource");
            pool.addDataSourceProperty("url", url);
            return new HikariDataSource(pool);
        }

        private static DataSource byInstance(HikariConfig pool, String url) {
            var driver = new org.postgresql.ds.PGSimpleDataSource();
            driver.setUrl(url);
            pool.setDataSource(driver);
            return new HikariDataSource(pool);
        }

        // as for tokens that are valid for some minutes
        private static DataSource byProvider(HikariConfig pool, String url, Credentials credentials) {
            pool.setJdbcUrl(url);
            pool.setCredentials(Credentials.of("nobody", "expired"));
            pool.setCredentialsProvider(() -> credentials);
            return new HikariDataSource(pool);
        }

        private static DataSource routing(HikariConfig pool, String url) {
            pool.setJdbcUrl(url);
            AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {
                @Override
                protected Object determineCurrentLookupKey() {
                    return "only";
                }
            };
            routing.setTargetDataSources(Map.of("only", new HikariDataSource(pool)));
            return routing;
        }
    }
}
