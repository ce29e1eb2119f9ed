package io.github.automigrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.execution.Limits;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.execution.Outcome.Result;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.EntityModels;
import io.github.automigrate.testing.Fixture;
import io.github.automigrate.testing.ServerLog;
import io.github.automigrate.testing.Sql;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A foreign key that the startup phase found no moment for. */
class LeftoverTest {

    @Entity(name = "Author")
    static class Author {
        @Id
        Long id;
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        Long id;

        @ManyToOne
        Author author;
    }

    private final EntityModel model = EntityModels.of(Author.class, Book.class);
    private final Fixture fixture = Fixture.given(
                    "CREATE TABLE author (id bigint PRIMARY KEY)",
                    "CREATE TABLE book (id bigint PRIMARY KEY, author_id bigint)",
                    "INSERT INTO author VALUES (1)",
                    "INSERT INTO book VALUES (1, 1)",
                    "ANALYZE")
            .with(settings -> settings.withLimits(impatient())
                    .withRules(new MigrationSettings.Rules(true, false, 10_000_000, "automigrate_history")));

    @Test
    @Case({"A82", "A86"})
    void isMadeByTheOnlinePhaseAndNotValidatedBefore() throws Exception {
        try (Connection writer = fixture.database().dataSource().getConnection()) {
            writer.setAutoCommit(false);
            writer.createStatement().execute("UPDATE author SET id = 1");

            assertThat(fixture.run(model, Phase.STARTUP, "startup").outcomes())
                    .extracting(Outcome::result)
                    .containsExactly(Result.POSTPONED);
            assertThat(fixture.run(model, Phase.ONLINE, "early").outcomes())
                    .extracting(outcome -> outcome.operation().target().kind(), Outcome::result)
                    .containsExactly(
                            tuple(OperationKind.ADD_FOREIGN_KEY, Result.POSTPONED),
                            tuple(OperationKind.VALIDATE_CONSTRAINT, Result.POSTPONED));
            writer.rollback();
        }
        assertThat(ServerLog.errorsOf("automigrate:" + fixture.database().name() + ":early"))
                .isEmpty();

        assertThat(fixture.run(model, Phase.ONLINE, "late").applied()).hasSize(2);
        assertThat(Sql.column(
                        fixture.database(),
                        "SELECT convalidated FROM pg_constraint WHERE contype = 'f' AND conrelid = 'book'::regclass"))
                .containsExactly("t");
    }

    private static Limits impatient() {
        Duration longest = Duration.ofMillis(500);
        var retries = new Limits.Retries(3, Duration.ofMillis(50), Duration.ofMillis(50), longest);
        var queue = new Limits.Queue(Duration.ofMillis(50), Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return new Limits(
                Limits.Reading.DEFAULTS,
                new Limits.Brief(queue, Limits.Work.DEFAULTS, retries, longest),
                Limits.Online.DEFAULTS,
                Limits.Coordination.DEFAULTS);
    }
}
