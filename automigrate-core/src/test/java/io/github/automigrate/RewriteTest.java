package io.github.automigrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.dialect.Dialects;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.execution.Outcome.Result;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.EntityModels;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.Sql;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;

/** Somebody makes an index between the comparison and the widening, which the widening would build anew. */
class RewriteTest {

    @Entity(name = "Book")
    static class Book {
        @Id
        Long id;

        @Column(length = 120)
        String title;
    }

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @Test
    @Case("A86")
    void isRolledBackAndLeftToAPersonByThisProcess() {
        Sql.execute(
                database,
                "CREATE TABLE book (id bigint PRIMARY KEY, title varchar(50))",
                "INSERT INTO book VALUES (1, 'Emma')");
        AutoMigrate migration = new AutoMigrate(
                Dialects.forProduct("PostgreSQL").orElseThrow(),
                EntityModels.of(Book.class),
                () -> database.dataSource().getConnection(),
                MigrationSettings.of("shop"),
                new ExecutionListener() {
                    @Override
                    public void onAttempt(Operation operation, int attempt) {
                        Sql.execute(database, "CREATE INDEX ix_lower ON book (lower(title))");
                    }
                });

        MigrationReport startup = migration.run(Phase.STARTUP);

        assertThat(startup.outcomes()).extracting(Outcome::result).containsExactly(Result.LEFT);
        assertThat(startup.pending()).isEmpty();
        assertThat(startup.plan().proposals(Safety.MANUAL))
                .singleElement()
                .extracting(Proposal::message)
                .asString()
                .contains("Column title of public.book", "would have rewritten ix_lower", "ALTER COLUMN \"title\"");

        // nothing shows any more why it would not do, but it is not tried again
        Sql.execute(database, "DROP INDEX ix_lower");
        MigrationReport online = migration.run(Phase.ONLINE);

        assertThat(online.outcomes()).isEmpty();
        assertThat(online.plan().proposals(Safety.MANUAL)).hasSize(1);
        assertThat(Sql.value(
                        database,
                        "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'book'::regclass"
                                + " AND attname = 'title'"))
                .isEqualTo("character varying(50)");
    }
}
