package io.github.automigrate.acceptance;

import static io.github.automigrate.plan.Safety.INFORMATION;
import static io.github.automigrate.plan.Safety.MANUAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Fixture;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes. */
class IndexesAcceptanceTest {

    private static final String[] BOOK = {
        "CREATE TABLE book (id bigint PRIMARY KEY, title varchar(255), year integer)",
        "INSERT INTO book VALUES (1, 'Emma', 1815), (2, 'Persuasion', 1817)"
    };

    @Entity
    @Table(name = "book")
    static class Plain {
        @Id
        long id;

        String title;
        Integer year;
    }

    @Entity
    @Table(name = "book", indexes = @Index(name = "ix_title", columnList = "title"))
    static class Indexed {
        @Id
        long id;

        String title;
        Integer year;
    }

    @Test
    @Case("A52")
    void buildsAMissingIndexConcurrently() {
        var migrated = Fixture.given(BOOK)
                .migrate(Indexed.class)
                .applied("CREATE INDEX CONCURRENTLY \"ix_title\" ON \"public\".\"book\" (\"title\")")
                .leavesNothing();

        assertThat(migrated.startup().outcomes()).isEmpty();
    }

    @Test
    @Case("A52")
    void leavesTheIndexOfALargeTableToAPerson() {
        Fixture.given(BOOK)
                .with(Choices::everyTableIsLarge)
                .migrate(Indexed.class)
                .appliedNothing()
                .leaves(MANUAL, "index ix_title", "CREATE INDEX CONCURRENTLY \"ix_title\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX ix_title ON book (year)",
                "CREATE INDEX ix_title ON book (title) WHERE year > 1816",
                "CREATE INDEX ix_title ON book (title DESC)"
            })
    @Case("A53")
    void leavesAnIndexOfTheSameNameWithAnotherDefinitionToAPerson(String ddl) {
        Fixture.given(BOOK)
                .execute(ddl)
                .migrate(Indexed.class)
                .appliedNothing()
                .leaves(MANUAL, "index ix_title", "CREATE INDEX CONCURRENTLY");
    }

    @Test
    @Case("A53")
    void leavesAnIndexWhoseNameAnotherTableHoldsToAPerson() {
        Fixture.given(BOOK)
                .execute("CREATE TABLE other (title text)", "CREATE INDEX ix_title ON other (title)")
                .migrate(Indexed.class)
                .appliedNothing()
                .leaves(MANUAL, "index ix_title", "other");
    }

    @Test
    @Case("A54")
    void recognizesAnIndexOfAnotherName() {
        Fixture.given(BOOK)
                .execute("CREATE INDEX made_by_a_dba ON book (title)")
                .migrate(Indexed.class)
                .isNoop();
    }

    @Test
    @Case("A55")
    void rebuildsWhatAFailedBuildLeftBehind() {
        Fixture.given(BOOK)
                .execute(
                        "CREATE INDEX ix_title ON book (title)",
                        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_title'::regclass")
                .migrate(Indexed.class)
                .applied(
                        "DROP INDEX CONCURRENTLY IF EXISTS \"public\".\"ix_title\"",
                        "CREATE INDEX CONCURRENTLY \"ix_title\" ON \"public\".\"book\" (\"title\")")
                .leavesNothing();
    }

    @Test
    @Case("A55")
    void reportsAnInvalidIndexThatIsNotOurs() {
        Fixture.given(BOOK)
                .execute(
                        "CREATE INDEX foreign_index ON book (year)",
                        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'foreign_index'::regclass")
                .migrate(Plain.class)
                .appliedNothing()
                .leaves(MANUAL, "index foreign_index", "invalid");
    }

    @Test
    @Case("A57")
    void keepsAnIndexThatTheModelDoesNotKnow() {
        Fixture.given(BOOK)
                .execute("CREATE INDEX ix_title ON book (title)")
                .migrate(Plain.class)
                .appliedNothing()
                .leaves(INFORMATION, "index ix_title");
    }

    @Entity
    @Table(
            name = "book",
            indexes = {
                @Index(name = "ix_both", columnList = "year, title"),
                @Index(name = "ix_newest", columnList = "year DESC, id"),
                @Index(name = "ux_title_year", columnList = "title, year", unique = true)
            })
    static class Composite {
        @Id
        long id;

        String title;
        Integer year;
    }

    @Test
    @Case("A58")
    void buildsCompositeDescendingAndUniqueIndexesAndRecognizesThem() {
        Fixture.given(BOOK)
                .with(Choices::restrictive)
                .migrate(Composite.class)
                .appliedContaining(
                        "\"ix_both\" ON \"public\".\"book\" (\"year\", \"title\")",
                        "\"ix_newest\" ON \"public\".\"book\" (\"year\" DESC, \"id\")",
                        "CREATE UNIQUE INDEX CONCURRENTLY")
                .leavesNothing();
    }

    @Test
    @Case("A58")
    void keepsIndexesThatNoMappingCouldSay() {
        Fixture.given(BOOK)
                .execute(
                        "CREATE INDEX i1 ON book (lower(title))",
                        "CREATE INDEX i2 ON book (title) WHERE year > 1816",
                        "CREATE INDEX i3 ON book (title) INCLUDE (year)",
                        "CREATE INDEX i4 ON book (title varchar_pattern_ops)",
                        "CREATE INDEX i5 ON book USING gin (to_tsvector('simple', title))")
                .migrate(Indexed.class)
                .applied("CREATE INDEX CONCURRENTLY \"ix_title\" ON \"public\".\"book\" (\"title\")")
                .leavesNothing();
    }

    private static final String[] PARTITIONED = {
        "CREATE TABLE book (id bigint PRIMARY KEY, title varchar(255)) PARTITION BY RANGE (id)",
        "CREATE TABLE book_early PARTITION OF book FOR VALUES FROM (0) TO (100)",
        "INSERT INTO book VALUES (1, 'Emma')"
    };

    @Test
    @Case("A62")
    void leavesTheIndexOfAPartitionedTableToAPerson() {
        Fixture.given(PARTITIONED)
                .execute("ALTER TABLE book ADD COLUMN year integer")
                .migrate(Indexed.class)
                .appliedNothing()
                .leaves(MANUAL, "index ix_title", "ON ONLY \"public\".\"book\"", "ATTACH PARTITION");
    }

    @Test
    @Case("A62")
    void addsAColumnToAPartitionedTable() {
        Fixture.given(PARTITIONED)
                .migrate(Plain.class)
                .applied("ALTER TABLE \"public\".\"book\" ADD COLUMN \"year\" integer")
                .leavesNothing();
    }
}
