package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.MigrationSettings;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.spring.MigrationCallback;
import io.github.automigrate.spring.MigrationSettingsCustomizer;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class CallbacksTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

    @Test
    void mayRefuseAPlan(CapturedOutput output) {
        Class<?>[] sources = {TestApplication.Minimal.class, Refusing.class};
        assertThatThrownBy(() -> TestApplication.start(WebApplicationType.NONE, database, sources));

        assertThat(output)
                .containsPattern("The plan [0-9a-f]{64} was not approved by \\S+CallbacksTest\\$Refusing")
                .contains("nothing was changed", "CREATE TABLE", "Approve the plan in the MigrationCallback");
        assertThat(jdbc.queryForObject("SELECT to_regclass('book') IS NULL", Boolean.class))
                .isTrue();
    }

    @Test
    void mayChangeTheSettingsOfAUnit() {
        Class<?>[] sources = {TestApplication.Minimal.class, Excluding.class};
        TestApplication.start(WebApplicationType.NONE, database, sources).close();

        assertThat(jdbc.queryForObject("SELECT to_regclass('book') IS NULL", Boolean.class))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "sql, automigrate_[0-9a-f]{8}\\.sql",
        "flyway, V[0-9]{14}__automigrate_[0-9a-f]{8}\\.sql",
        "liquibase, automigrate_[0-9a-f]{8}\\.sql"
    })
    void writesWhatIsLeftToAPersonOnce(String format, String name, @TempDir Path directory) throws Exception {
        jdbc.execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(400))");
        String[] properties = {
            "automigrate.manual.directory=" + directory.resolve("sql"), "automigrate.manual.format=" + format
        };
        TestApplication.start(database, properties).close();
        TestApplication.start(database, properties).close();

        try (Stream<Path> files = Files.list(directory.resolve("sql"))) {
            List<Path> scripts =
                    files.filter(file -> file.toString().endsWith(".sql")).toList();
            assertThat(scripts).hasSize(1);
            assertThat(scripts.get(0).getFileName().toString()).matches(name);
            assertThat(scripts.get(0)).content().contains("title");
        }
    }

    @Test
    void arePrecededByStartupSteps() {
        SpringApplication application = new SpringApplication(TestApplication.Minimal.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        BufferingApplicationStartup startup = new BufferingApplicationStartup(4096);
        application.setApplicationStartup(startup);

        application.run(TestApplication.arguments(database)).close();

        assertThat(startup.getBufferedTimeline().getEvents())
                .extracting(event -> event.getStartupStep().getName())
                .contains("automigrate.startup", "automigrate.online");
    }

    @Configuration(proxyBeanMethods = false)
    static class Refusing {

        @Bean
        MigrationCallback refusal() {
            return new MigrationCallback() {
                @Override
                public boolean approves(Plan plan) {
                    return false;
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Excluding {

        @Bean
        MigrationSettingsCustomizer exclusion() {
            return (unit, settings) -> settings.withScope(
                    new MigrationSettings.Scope(settings.scope().defaultSchema(), List.of(), List.of("book")));
        }
    }
}
