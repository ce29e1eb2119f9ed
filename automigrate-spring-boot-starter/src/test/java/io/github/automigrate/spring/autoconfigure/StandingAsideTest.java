package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.UnsuitableDdlAutoException;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.ServerLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class StandingAsideTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @Test // A85
    void opensNoConnectionWhenDisabled(CapturedOutput output) {
        try (var context = TestApplication.start(database, "automigrate.enabled=false")) {
            assertThat(status(context).state()).isEqualTo(MigrationState.DISABLED);
        }
        assertThat(ServerLog.executedOn(database))
                .extracting(ServerLog.Executed::application)
                .noneMatch(application -> application.startsWith("automigrate"));
        assertThat(output)
                .containsOnlyOnce("automigrate: nothing is done for entityManagerFactory, since automigrate.enabled");
    }

    @Test
    void leavesHibernateAloneWhenDisabled() {
        try (var context =
                TestApplication.start(database, "automigrate.enabled=false", "spring.jpa.hibernate.ddl-auto=update")) {
            assertThat(books(context)).isZero();
        }
    }

    @Test
    void leavesOtherDatabasesToHibernate(CapturedOutput output) {
        try (var context = TestApplication.start(
                database,
                "spring.jpa.hibernate.ddl-auto=update",
                "spring.datasource.url=jdbc:h2:mem:other",
                "spring.datasource.username=sa",
                "spring.datasource.password=")) {
            assertThat(books(context)).isZero();
            assertThat(status(context).state()).isEqualTo(MigrationState.DISABLED);
        }
        assertThat(output).containsOnlyOnce("since its database is not PostgreSQL");
    }

    @Test
    void leavesAScratchSchemaToHibernate() {
        try (var context = TestApplication.start(database, "spring.jpa.hibernate.ddl-auto=create-drop")) {
            assertThat(books(context)).isZero();
            assertThat(status(context).because()).isEqualTo("Hibernate creates the schema afresh");
        }
    }

    @Test // A92
    void refusesToShareTheSchemaWithHibernate() {
        assertThatThrownBy(() -> TestApplication.start(database, "spring.jpa.hibernate.ddl-auto=update"))
                .hasRootCauseInstanceOf(UnsuitableDdlAutoException.class)
                .rootCause()
                .hasMessageContaining("spring.jpa.hibernate.ddl-auto=update");
    }

    @Test // A92
    void seesThroughTheOtherWaysToTellHibernate() {
        assertThatThrownBy(() -> TestApplication.start(database, "spring.jpa.generate-ddl=true"))
                .rootCause()
                .hasMessageContaining("spring.jpa.generate-ddl=true");
        assertThatThrownBy(() -> TestApplication.start(
                        database, "spring.jpa.properties.jakarta.persistence.schema-generation.database.action=update"))
                .hasRootCauseInstanceOf(UnsuitableDdlAutoException.class);
    }

    private static MigrationStatus status(ConfigurableApplicationContext context) {
        return context.getBean(MigrationStatuses.class).all().get(0);
    }

    private static long books(ConfigurableApplicationContext context) {
        Long count = context.getBean(JdbcTemplate.class).queryForObject("SELECT count(*) FROM book", Long.class);
        return count == null ? -1 : count;
    }
}
