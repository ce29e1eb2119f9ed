package io.github.automigrate.sample.postgres;

import java.io.File;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Starts an embedded PostgreSQL unless {@code spring.datasource.url} or another bean names a database.
 *
 * <p>The data stays in {@code sample.postgres.data-directory}; by default that is {@code postgres-data} beside the
 * classes or the jar of the application, so in {@code target}.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@Conditional(EmbeddedPostgresAutoConfiguration.NoUrl.class)
@ConditionalOnMissingBean(JdbcConnectionDetails.class)
public final class EmbeddedPostgresAutoConfiguration {

    @Bean
    EmbeddedPostgresServer embeddedPostgresServer(
            @Value("${sample.postgres.data-directory:#{null}}") @Nullable Path dataDirectory) {
        return EmbeddedPostgresServer.start(dataDirectory != null ? dataDirectory : besideTheApplication());
    }

    @Bean
    JdbcConnectionDetails embeddedPostgresConnectionDetails(EmbeddedPostgresServer server) {
        return new EmbeddedPostgresConnectionDetails(server.jdbcUrl());
    }

    private static Path besideTheApplication() {
        ApplicationHome home = new ApplicationHome(EmbeddedPostgresAutoConfiguration.class);
        File source = home.getSource();
        Path classesOrJar =
                source != null ? source.toPath() : home.getDir().toPath().resolve("classes");
        return classesOrJar.resolveSibling("postgres-data");
    }

    static final class NoUrl extends NoneNestedConditions {

        NoUrl() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static final class Url {}
    }
}
