package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class DeferredInitializationTest {

    private static final String DEFERRED = "spring.jpa.defer-datasource-initialization=true";

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @ParameterizedTest
    @ValueSource(strings = {"flyway", "liquibase"})
    void isRefusedWithScriptsThatWouldRunAfterwards(String tool, CapturedOutput output) {
        assertThatThrownBy(() -> TestApplication.start(
                database,
                DEFERRED,
                "spring." + tool + ".enabled=true",
                "spring.liquibase.change-log=classpath:db/changelog/db.changelog-master.sql"));

        assertThat(output).contains("APPLICATION FAILED TO START", "Remove spring.jpa.defer-datasource-initialization");
        assertThat(new JdbcTemplate(database.dataSource())
                        .queryForObject("SELECT to_regclass('book') IS NULL", Boolean.class))
                .isTrue();
    }

    @Test
    void isWarnedOfOtherwise(CapturedOutput output) {
        TestApplication.start(database, DEFERRED).close();

        assertThat(output).containsPattern("WARN .*the scripts of spring.sql.init run after the migration");
    }

    @Test
    void doesNotKeepALazyApplicationFromMigrating() {
        TestApplication.start(database, "spring.main.lazy-initialization=true").close();

        assertThat(new JdbcTemplate(database.dataSource())
                        .queryForList("SELECT DISTINCT phase FROM automigrate_history", String.class))
                .containsExactly("STARTUP");
    }
}
