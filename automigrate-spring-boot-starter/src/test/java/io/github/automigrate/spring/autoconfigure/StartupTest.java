package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class StartupTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @Test
    void createsTheTablesOfTheEntitiesAndSaysSo(CapturedOutput output) {
        try (var context = TestApplication.start(database, "spring.datasource.hikari.maximum-pool-size=1")) {
            assertThat(books(context)).isZero();
            assertThat(status(context).state()).isEqualTo(MigrationState.UP);
        }
        assertThat(output)
                .containsOnlyOnce("schema public of library was brought up to date with 1 operation (mode apply")
                .containsOnlyOnce("automigrate: applied public.book");
    }

    @Test
    void namesTheRowsOfTheHistoryInItsLine(CapturedOutput output) {
        TestApplication.start(database).close();

        String id = new JdbcTemplate(database.dataSource())
                .queryForObject("SELECT DISTINCT run_id::text FROM automigrate_history", String.class);
        assertThat(output)
                .containsPattern("mode apply because it is the default, 1 table, plan of 1 operation,"
                        + " lock wait \\d+ ms, took \\d+ ms, history " + id);
    }

    @Test
    void changesNothingInProduction(CapturedOutput output) {
        try (var context = TestApplication.start(database, "spring.profiles.active=prod")) {
            assertThat(status(context).latest().orElseThrow().pending()).hasSize(1);
        }
        assertThat(output)
                .contains("mode validate because profile prod is active")
                .contains("would apply public.book");
        assertThat(tables()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"spring.flyway.enabled=true", "spring.liquibase.enabled=true", "spring.sql.init.mode=always"})
    void runsAfterEverythingElseThatInitializesTheDatabase(String initializer) {
        try (var context = TestApplication.start(
                database,
                initializer,
                "spring.sql.init.schema-locations=classpath:book.sql",
                "spring.liquibase.change-log=classpath:db/changelog/db.changelog-master.sql")) {
            List<Outcome> outcomes = status(context).reports().get(0).outcomes();
            assertThat(outcomes)
                    .extracting(outcome -> outcome.operation().target().kind())
                    .containsExactly(OperationKind.ADD_COLUMN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.main.lazy-initialization=false",
                "spring.jpa.bootstrap=async",
                "spring.data.jpa.repositories.bootstrap-mode=deferred"
            })
    void letsBeansThatOnlyUseJdbcStartAfterwards(String bootstrap) {
        Class<?>[] sources = {JdbcOnly.class, TestApplication.Minimal.class};
        try (var context = TestApplication.start(WebApplicationType.NONE, database, sources, bootstrap)) {
            assertThat(context.getBean("firstCount")).isEqualTo(0L);
        }
    }

    @Test
    void validatesAfterwardsWhenHibernateWasToldToValidate() {
        try (var context = TestApplication.start(database, "spring.jpa.hibernate.ddl-auto=validate")) {
            assertThat(books(context)).isZero();
        }
        assertThatThrownBy(() -> TestApplication.start(
                        PostgresServer.freshDatabase(),
                        "spring.jpa.hibernate.ddl-auto=validate",
                        "automigrate.mode=report"))
                .rootCause()
                .hasMessageContaining("missing table [book]");
    }

    @Test
    void migratesByItsOwnUserBesideThePool() {
        execute("CREATE ROLE migrator_" + database.name() + " LOGIN SUPERUSER");
        try (var context = TestApplication.start(
                database, "automigrate.user=migrator_" + database.name(), "automigrate.password=x")) {
            String owner = context.getBean(JdbcTemplate.class)
                    .queryForObject("SELECT tableowner FROM pg_tables WHERE tablename = 'book'", String.class);
            assertThat(owner).isEqualTo("migrator_" + database.name());
        }
    }

    @Test
    void namesTheKeyThatWasMeant(CapturedOutput output) {
        assertThatThrownBy(() -> TestApplication.start(database, "automigrate.readines.hold=none"));

        assertThat(output).contains("automigrate.readines.hold: did you mean automigrate.readiness.hold?");
        assertThat(tables()).isEmpty();
    }

    @Test
    void waitsForAnotherProcessWithinItsLimitAndSaysWhatIsMissing(CapturedOutput output) {
        assertThatThrownBy(
                () -> TestApplication.start(database, "automigrate.mode=wait", "automigrate.lock.wait=100ms"));

        assertThat(output).contains("APPLICATION FAILED TO START").contains("automigrate.lock.wait says how long");
        assertThat(tables()).isEmpty();
    }

    @Test
    void buildsIndexesBeforeTheRunnersWithoutAWebServer() {
        execute(
                "CREATE TABLE reader (id bigint PRIMARY KEY, name varchar(255))",
                "INSERT INTO reader VALUES (1, 'Ada')",
                "ANALYZE reader"); // a table of unknown size counts as large

        try (var context =
                TestApplication.start(WebApplicationType.NONE, database, new Class<?>[] {ReadersConfiguration.class})) {
            MigrationReport online = status(context).latest().orElseThrow();
            assertThat(online.applied())
                    .extracting(outcome -> outcome.operation().target().kind())
                    .containsExactly(OperationKind.BUILD_INDEX);
        }
    }

    private static MigrationStatus status(ConfigurableApplicationContext context) {
        return context.getBean(MigrationStatuses.class).all().get(0);
    }

    private static long books(ConfigurableApplicationContext context) {
        return context.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM book")
                .query(Long.class)
                .single();
    }

    private List<String> tables() {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list();
    }

    private void execute(String... statements) {
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        List.of(statements).forEach(jdbc::execute);
    }

    @Configuration(proxyBeanMethods = false)
    static class JdbcOnly {

        @Bean
        Long firstCount(JdbcTemplate jdbc) {
            return jdbc.queryForObject("SELECT count(*) FROM book", Long.class);
        }
    }
}
