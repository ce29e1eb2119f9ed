package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.AutoMigrateConnectionDetails;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A test as users write it. Skipped where no Docker engine answers. */
@SpringBootTest(
        classes = ProcessApplication.class,
        properties = {"spring.flyway.enabled=false", "spring.liquibase.enabled=false"})
@Testcontainers(disabledWithoutDocker = true)
class ContainerTest {

    @Container
    @ServiceConnection
    private static final PostgreSQLContainer DATABASE = new PostgreSQLContainer("postgres:18");

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private AutoMigrateConnectionDetails details;

    @Test
    void isMigratedWhereTheServiceConnectionPoints() {
        assertThat(details.getJdbcUrl()).isEqualTo(DATABASE.getJdbcUrl());
        assertThat(jdbc.queryForObject("SELECT count(*) FROM book", Long.class)).isZero();
    }
}
