package io.github.automigrate.acceptance;

import static io.github.automigrate.plan.Safety.INFORMATION;
import static io.github.automigrate.plan.Safety.MANUAL;

import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Fixture;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unique keys. */
class UniqueKeysAcceptanceTest {

    private static final String[] BOOK = {
        "CREATE TABLE book (id bigint PRIMARY KEY, isbn varchar(13))",
        "INSERT INTO book VALUES (1, '978'), (2, '979'), (3, NULL), (4, NULL)"
    };

    @Entity
    @Table(name = "book", uniqueConstraints = @UniqueConstraint(name = "uk_isbn", columnNames = "isbn"))
    static class Named {
        @Id
        long id;

        @Column(length = 13)
        String isbn;
    }

    @Entity
    @Table(name = "book")
    static class Unnamed {
        @Id
        long id;

        @Column(unique = true, length = 13)
        String isbn;
    }

    @Entity
    @Table(name = "book")
    static class Plain {
        @Id
        long id;

        @Column(length = 13)
        String isbn;
    }

    @Test
    @Case({"A21", "A56"})
    void addsAUniqueKeyToAnExistingColumnWhenAskedTo() {
        Fixture.given(BOOK)
                .with(Choices::restrictive)
                .migrate(Named.class)
                .applied(
                        "CREATE UNIQUE INDEX CONCURRENTLY \"uk_isbn\" ON \"public\".\"book\" (\"isbn\")",
                        "ALTER TABLE \"public\".\"book\" ADD CONSTRAINT \"uk_isbn\" UNIQUE USING INDEX \"uk_isbn\"")
                .leavesNothing();
    }

    @Test
    @Case("A56")
    void leavesAUniqueKeyOnAnExistingColumnToAPersonByDefault() {
        Fixture.given(BOOK)
                .migrate(Named.class)
                .appliedNothing()
                .leaves(MANUAL, "unique key uk_isbn", "CREATE UNIQUE INDEX CONCURRENTLY \"uk_isbn\"");
    }

    @Test
    @Case("A56")
    void leavesAUniqueKeyThatRowsViolateToAPersonWithTheQueryThatFindsThem() {
        Fixture.given(BOOK)
                .execute("INSERT INTO book VALUES (5, '978')")
                .with(Choices::restrictive)
                .migrate(Named.class)
                .appliedNothing()
                .leaves(MANUAL, "unique key uk_isbn", "GROUP BY \"isbn\" HAVING count(*) > 1");
    }

    @Test
    @Case("A57")
    void keepsAUniqueKeyThatTheModelDoesNotKnow() {
        Fixture.given(BOOK)
                .execute("ALTER TABLE book ADD CONSTRAINT uk_isbn UNIQUE (isbn)")
                .migrate(Plain.class)
                .appliedNothing()
                .leaves(INFORMATION, "unique key uk_isbn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE book ADD UNIQUE (isbn)",
                "ALTER TABLE book ADD CONSTRAINT by_a_dba UNIQUE (isbn)",
                "CREATE UNIQUE INDEX by_a_dba ON book (isbn)"
            })
    @Case({"A54", "A98"})
    void recognizesAUniqueKeyOfAnotherName(String ddl) {
        Fixture.given(BOOK).execute(ddl).migrate(Named.class).isNoop();
    }

    @Test
    @Case("A98")
    void recognizesTheUniqueKeyThatHibernateCreatedWithoutAName() {
        Fixture.createdByHibernate(Unnamed.class)
                .with(Choices::restrictive)
                .migrate(Unnamed.class)
                .isNoop();
    }

    @Test
    @Case("A98")
    void bringsAMissingUniqueKeyOfOneColumnBackWhenAskedTo() {
        Fixture.given(BOOK)
                .with(Choices::restrictive)
                .migrate(Unnamed.class)
                .appliedContaining("CREATE UNIQUE INDEX CONCURRENTLY", "UNIQUE USING INDEX")
                .finds("1", "SELECT count(*) FROM pg_constraint WHERE conrelid = 'book'::regclass AND contype = 'u'")
                .leavesNothing();
    }

    @Test
    @Case({"A57", "A58"})
    void keepsAUniqueIndexThatCountsNullsAsEqual() {
        Fixture fixture = Fixture.given(BOOK).execute("DELETE FROM book WHERE isbn IS NULL");
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Integer.parseInt(io.github.automigrate.testing.Sql.value(
                                fixture.database(), "SELECT current_setting('server_version_num')"))
                        >= 150000,
                "PostgreSQL 15 and later");

        fixture.execute("CREATE UNIQUE INDEX strict ON book (isbn) NULLS NOT DISTINCT")
                .migrate(Plain.class)
                .appliedNothing()
                .leaves(INFORMATION, "unique key strict");
    }
}
