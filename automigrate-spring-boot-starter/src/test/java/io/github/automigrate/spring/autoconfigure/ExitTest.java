package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

class ExitTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @Test // A89
    void tellsByItsCodeThatAutomaticChangesArePending() {
        assertThat(exitCode("automigrate.mode=report")).isEqualTo(2);
    }

    @Test
    void tellsByItsCodeThatEverythingWasApplied() {
        assertThat(exitCode()).isZero();
        assertThat(exitCode("automigrate.mode=report")).isZero();
    }

    @Test
    void tellsByItsCodeThatSomethingIsLeftToAPerson() {
        new JdbcTemplate(database.dataSource())
                .execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(400))");

        assertThat(exitCode()).isEqualTo(3);
    }

    @Test
    void succeedsWithSomethingLeftToAPersonWhenAsked() {
        new JdbcTemplate(database.dataSource())
                .execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(400))");

        assertThat(exitCode("automigrate.exit.manual-code=0")).isZero();
    }

    @Test
    void doesNotSucceedOnASchemaThatTheApplicationCannotWorkOn() {
        new JdbcTemplate(database.dataSource())
                .execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(255), shelf int NOT NULL)");

        assertThat(exitCode("automigrate.exit.manual-code=0", "automigrate.on-incompatible=warn"))
                .isEqualTo(3);
    }

    private int exitCode(String... properties) {
        String[] all = new String[properties.length + 1];
        System.arraycopy(properties, 0, all, 0, properties.length);
        all[properties.length] = "automigrate.exit=true";
        Class<?>[] sources = {TestApplication.Minimal.class, Exits.class};
        int[] code = {-1};
        assertThatThrownBy(() -> TestApplication.start(WebApplicationType.SERVLET, database, sources, all))
                .rootCause()
                .isInstanceOfSatisfying(Exited.class, exited -> code[0] = exited.code);
        return code[0];
    }

    @Configuration(proxyBeanMethods = false)
    static class Exits {

        @Bean
        ProcessExit recordingExit() {
            return code -> {
                throw new Exited(code);
            };
        }

        @Bean
        Object neverStarted() {
            throw new IllegalStateException("a bean of the application was started");
        }
    }

    static final class Exited extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int code;

        Exited(int code) {
            super("exit " + code);
            this.code = code;
        }
    }
}
