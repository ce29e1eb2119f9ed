package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.AutoMigrateConnectionDetails;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.utility.DockerImageName;

/** What {@link ContainerTest} shows with Docker, by a container that stands for a server which runs already. */
@SpringBootTest(
        classes = {ProcessApplication.class, ServiceConnectionTest.Containers.class},
        properties = {
            "spring.flyway.enabled=false",
            "spring.liquibase.enabled=false",
            "spring.docker.compose.enabled=false"
        })
class ServiceConnectionTest {

    private static final PostgresDatabase DATABASE = PostgresServer.freshDatabase();

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private AutoMigrateConnectionDetails details;

    @Test
    void isMigratedWhereTheServiceConnectionPoints() {
        assertThat(details.getJdbcUrl()).isEqualTo(DATABASE.url());
        assertThat(jdbc.queryForObject("SELECT count(*) FROM book", Long.class)).isZero();
        assertThat(jdbc.queryForObject("SELECT current_database()", String.class))
                .isEqualTo(DATABASE.name());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Containers {

        @Bean
        @ServiceConnection
        RunningServer server() {
            return new RunningServer();
        }
    }

    static final class RunningServer extends JdbcDatabaseContainer<RunningServer> {

        RunningServer() {
            super(DockerImageName.parse("postgres"));
        }

        @Override
        public void start() {
            // runs already
        }

        @Override
        public void stop() {
            // runs on for other tests
        }

        @Override
        public boolean isRunning() {
            return true;
        }

        @Override
        public String getDriverClassName() {
            return "org.postgresql.Driver";
        }

        @Override
        public String getJdbcUrl() {
            return DATABASE.url();
        }

        @Override
        public String getUsername() {
            return DATABASE.user();
        }

        @Override
        public String getPassword() {
            return DATABASE.password();
        }

        @Override
        protected String getTestQueryString() {
            return "SELECT 1";
        }
    }
}
