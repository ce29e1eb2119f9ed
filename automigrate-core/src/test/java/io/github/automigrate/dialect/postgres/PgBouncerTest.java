package io.github.automigrate.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationException.Reason;
import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.EntityModels;
import io.github.automigrate.testing.Fixture;
import io.github.automigrate.testing.PgBouncer;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.Snapshot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgBouncerTest {

    @TempDir
    Path folder;

    private final PostgresDatabase direct = PostgresServer.freshDatabase();

    @Entity
    @Table(name = "book", indexes = @Index(name = "ix_isbn", columnList = "isbn"))
    static class Book {
        @Id
        long id;

        @Column(length = 20)
        String isbn;

        String title;
    }

    @BeforeEach
    void createTable() {
        assumeTrue(PgBouncer.isInstalled(), "the program pgbouncer is not installed");
        Fixture.on(direct).execute("CREATE TABLE book (id bigint PRIMARY KEY, isbn varchar(13))");
    }

    @Test
    @Case("A81")
    void refusesTransactionModeAndNamesTheWayOut() throws Exception {
        Snapshot before = Snapshot.of(direct);
        EntityModel model = EntityModels.of(Book.class);
        try (PgBouncer pooler = PgBouncer.start(folder, "transaction", direct)) {
            Fixture pooled = Fixture.on(pooler.database());

            assertThatThrownBy(() -> pooled.run(model, Phase.STARTUP, "pooled"))
                    .isInstanceOfSatisfying(MigrationException.class, failure -> assertThat(failure.reason())
                            .isEqualTo(Reason.POOLER))
                    .hasMessageContaining("PgBouncer in transaction mode")
                    .hasMessageContaining("Set automigrate.url");
        }
        Snapshot.of(direct).assertKeeps(before);
        Fixture.on(direct).migrate(Book.class).appliedContaining("ADD COLUMN \"title\"");
    }

    @Test
    @Case("A81")
    void migratesThroughSessionMode() throws Exception {
        try (PgBouncer pooler = PgBouncer.start(folder, "session", direct)) {
            Fixture.on(pooler.database())
                    .migrate(Book.class)
                    .appliedContaining("ADD COLUMN \"title\"", "CREATE INDEX CONCURRENTLY \"ix_isbn\"");
        }
    }

    @Test
    @Case("A81")
    void migratesOverTheDirectUrlBesideTransactionMode() throws Exception {
        try (PgBouncer pooler = PgBouncer.start(folder, "transaction", direct)) {
            Fixture.on(direct).migrate(Book.class).appliedContaining("ADD COLUMN \"title\"");

            Fixture.on(pooler.database()).execute("INSERT INTO book (id, title) VALUES (1, 'pooled')");
        }
    }
}
