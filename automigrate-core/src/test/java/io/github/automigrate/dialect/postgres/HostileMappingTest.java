package io.github.automigrate.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.MigrationSettings.Rules;
import io.github.automigrate.OnIncompatible;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.testing.EntityModels;
import io.github.automigrate.testing.Fixture;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.Snapshot;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.Test;

/** Words of a mapping that would end the question or the statement they are put into. */
class HostileMappingTest {

    private static final String HOSTILE = "'x'); COMMIT; DROP TABLE victim; --";

    private static final String CONTINUED = "E'a'\n'\\'' ); COMMIT; DROP TABLE victim; --'";

    @Entity(name = "Default")
    @Table(name = "book")
    static class HostileDefault {
        @Id
        long id;

        @ColumnDefault(HOSTILE)
        String title;

        @ColumnDefault(CONTINUED)
        String subtitle;
    }

    @Entity(name = "Check")
    @Table(name = "book", check = @CheckConstraint(name = "ck", constraint = "title <> " + HOSTILE))
    static class HostileCheck {
        @Id
        long id;

        String title;
    }

    @Entity(name = "Definition")
    @Table(name = "book")
    static class HostileDefinition {
        @Id
        long id;

        @Column(columnDefinition = "text); COMMIT; DROP TABLE victim; --")
        String title;
    }

    @Test
    void aDefaultOfAnExistingColumnIsNeverSentAndReported() throws Exception {
        String table =
                "CREATE TABLE book (id bigint PRIMARY KEY, title varchar(255) DEFAULT 'y'," + " subtitle varchar(255))";

        assertThat(proposals(table, HostileDefault.class)).anySatisfy(HostileMappingTest::isReported);
    }

    @Test
    void aDefaultOfANewColumnIsNeverSentAndReported() throws Exception {
        assertThat(proposals("CREATE TABLE book (id bigint PRIMARY KEY)", HostileDefault.class))
                .extracting(Proposal::subject)
                .contains("column title", "column subtitle");
    }

    @Test
    void aCheckIsNeverSentAndReported() throws Exception {
        String table = "CREATE TABLE book (id bigint PRIMARY KEY, title varchar(255), CHECK (id > 0))";

        assertThat(proposals(table, HostileCheck.class))
                .extracting(Proposal::message)
                .anySatisfy(message -> assertThat(message).contains("ck"));
    }

    @Test
    void nothingOfAColumnDefinitionIsSentButItsType() throws Exception {
        assertThat(proposals("CREATE TABLE book (id bigint PRIMARY KEY, title text)", HostileDefinition.class))
                .isEmpty();
    }

    private static void isReported(Proposal proposal) {
        assertThat(proposal.message()).contains("nothing but additive statements is executed", "DROP TABLE victim");
    }

    /** Migrates with everything allowed, asserts that nothing happened, and returns what is reported. */
    private static List<Proposal> proposals(String table, Class<?> entity) throws IOException {
        Fixture fixture = Fixture.given("CREATE TABLE victim ()", table, "INSERT INTO book VALUES (1)")
                .with(settings -> settings.withRules(new Rules(true, true, 1_000, "automigrate_history"))
                        .withOnIncompatible(OnIncompatible.WARN));
        Snapshot before = Snapshot.of(fixture.database());

        MigrationReport report = fixture.run(EntityModels.of(entity), Phase.STARTUP, "hostile");

        Snapshot.of(fixture.database()).assertKeeps(before);
        String name = "automigrate:" + fixture.database().name() + ":hostile|";
        assertThat(Files.readAllLines(PostgresServer.log()))
                .anyMatch(line -> line.startsWith(name))
                .noneMatch(line -> line.startsWith(name) && line.contains("DROP TABLE"));
        return report.plan().proposals();
    }
}
