package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class CredentialsTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    private final String user = "app_" + database.name();

    @Test
    void migrateByAnOwnUrlBesideAPoolOfOne(CapturedOutput output) {
        jdbc.execute("CREATE ROLE " + user + " LOGIN PASSWORD 'x'");
        start();

        assertThat(jdbc.queryForObject("SELECT tableowner FROM pg_tables WHERE tablename = 'book'", String.class))
                .isEqualTo(database.user());
        assertThat(output)
                .contains("another user made what the application may not use yet")
                .contains("GRANT SELECT, INSERT, UPDATE, DELETE ON \"public\".\"book\" TO \"" + user + "\";");
    }

    @Test
    void leaveNothingToGrantWhenDefaultPrivilegesAreSet(CapturedOutput output) {
        jdbc.execute("CREATE ROLE " + user + " LOGIN PASSWORD 'x'");
        jdbc.execute("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO " + user);
        start();

        assertThat(output).contains("applied public.book").doesNotContain("may not use yet");
    }

    @Test
    void areGrantedWhatTheMigratorMakesWhenTheirRoleIsNamed(CapturedOutput output) {
        jdbc.execute("CREATE ROLE " + user + " LOGIN PASSWORD 'x'");
        start("automigrate.grant-to=" + user);

        assertThat(output).contains("applied public.book").doesNotContain("may not use yet");
        assertThat(jdbc.queryForObject("SELECT has_table_privilege(?, 'book', 'DELETE')", Boolean.class, user))
                .isTrue();
    }

    @Test
    void needNoPrivilegesToWaitForAnotherProcess(CapturedOutput output) {
        jdbc.execute("CREATE ROLE " + user + " LOGIN PASSWORD 'x'");
        jdbc.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");

        assertThatThrownBy(() -> TestApplication.start(
                database,
                "spring.datasource.username=" + user,
                "spring.datasource.password=x",
                "automigrate.mode=wait",
                "automigrate.lock.wait=100ms"));

        assertThat(output).contains("The schema was not ready within 0.1s", "CREATE TABLE \"public\".\"book\"");
    }

    private void start(String... more) {
        Stream<String> properties = Stream.of(
                "spring.datasource.username=" + user,
                "spring.datasource.password=x",
                "spring.datasource.hikari.maximum-pool-size=1",
                "automigrate.url=" + database.url(),
                "automigrate.user=" + database.user(),
                "automigrate.password=" + database.password());
        TestApplication.start(
                        database, Stream.concat(properties, Stream.of(more)).toArray(String[]::new))
                .close();
    }

    @Test
    void arePooledAnewAfterAColumnWasWidened() {
        jdbc.execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(20))");
        Class<?>[] sources = {TestApplication.Minimal.class, Prepared.class};
        try (var context = TestApplication.start(
                WebApplicationType.NONE,
                database,
                sources,
                "automigrate.startup.run=lifecycle",
                "spring.datasource.hikari.maximum-pool-size=1")) {
            List<?> before = context.getBean("processesBefore", List.class);
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            assertThat(before.get(0)).isNotEqualTo(process(new JdbcTemplate(pool)));
        }
    }

    private static Integer process(JdbcTemplate jdbc) {
        return jdbc.queryForObject("SELECT pg_backend_pid()", Integer.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Prepared {

        @Bean
        List<Integer> processesBefore(JdbcTemplate jdbc) {
            return new ArrayList<>(List.of(process(jdbc)));
        }
    }
}
