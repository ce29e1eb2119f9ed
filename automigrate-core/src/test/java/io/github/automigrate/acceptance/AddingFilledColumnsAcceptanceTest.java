package io.github.automigrate.acceptance;

import static io.github.automigrate.acceptance.Models.column;
import static io.github.automigrate.plan.Safety.MANUAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Fixture;
import io.github.automigrate.testing.Sql;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.junit.jupiter.api.Test;

/** Missing columns that come with values, with a check, with a key or with an index. */
class AddingFilledColumnsAcceptanceTest {

    private static final String[] ONE_BOOK = {
        "CREATE TABLE book (id bigint PRIMARY KEY, price integer)", "INSERT INTO book VALUES (1, 5)"
    };

    @Entity
    @Table(name = "book")
    static class WithKey {
        @Id
        long id;

        Integer price;

        @ColumnDefault("gen_random_uuid()")
        UUID key;
    }

    @Test
    @Case("A19")
    void leavesAVolatileDefaultForExistingRowsToAPerson() {
        Fixture fixture = Fixture.given(ONE_BOOK);
        String file = Sql.value(fixture.database(), "SELECT pg_relation_filenode('book')");

        fixture.with(Choices::warn)
                .migrate(WithKey.class)
                .leaves(MANUAL, "column key", "SET DEFAULT gen_random_uuid()", "UPDATE \"public\".\"book\"")
                .finds(file, "SELECT pg_relation_filenode('book')");
    }

    @Test
    @Case("A19")
    void addsAVolatileDefaultToAnEmptyTable() {
        Fixture.given("CREATE TABLE book (id bigint PRIMARY KEY, price integer)")
                .migrate(WithKey.class)
                .appliedContaining("ADD COLUMN \"key\" uuid", "DEFAULT gen_random_uuid()")
                .leavesNothing();
    }

    @Test
    @Case("A19")
    void leavesAnIdentityColumnForExistingRowsToAPerson() {
        Fixture.given("CREATE TABLE book (price integer)", "INSERT INTO book VALUES (5)")
                .with(Choices::warn)
                .migrate(Models.table(
                        "book",
                        column("price", "integer"),
                        column("id", "bigint").required().withSource(new ColumnSource.Identity())))
                .appliedNothing()
                .leaves(MANUAL, "column id", "IDENTITY");
    }

    enum Binding {
        PAPERBACK,
        HARDCOVER
    }

    @Entity
    @Table(name = "book")
    static class WithBinding {
        @Id
        long id;

        Integer price;

        @Enumerated(EnumType.STRING)
        @Column(length = 20)
        Binding binding;
    }

    @Test
    @Case("A20")
    void addsTheCheckOfAnEnumSeparatelySoThatNothingIsScannedUnderAnExclusiveLock() {
        var migrated = Fixture.given(ONE_BOOK).migrate(WithBinding.class);

        migrated.appliedContaining("ADD COLUMN \"binding\" character varying(20), ADD CONSTRAINT", "NOT VALID");
        assertThat(migrated.online().outcomes())
                .extracting(outcome -> outcome.operation().target().kind())
                .containsExactly(OperationKind.VALIDATE_CONSTRAINT);
        migrated.leavesNothing();
    }

    @Entity
    @Table(name = "book")
    static class WithIsbn {
        @Id
        long id;

        Integer price;

        @Column(unique = true, length = 13)
        String isbn;
    }

    @Test
    @Case("A21")
    void buildsTheUniqueIndexOfANewColumnConcurrently() {
        Fixture.given(ONE_BOOK)
                .migrate(WithIsbn.class)
                .appliedContaining(
                        "ADD COLUMN \"isbn\" character varying(13)",
                        "CREATE UNIQUE INDEX CONCURRENTLY",
                        "UNIQUE USING INDEX")
                .finds("1", "SELECT count(*) FROM pg_constraint WHERE conrelid = 'book'::regclass AND contype = 'u'")
                .leavesNothing();
    }

    @Entity
    @Table(name = "author")
    static class Author {
        @Id
        long id;
    }

    @Entity
    @Table(name = "book", indexes = @Index(name = "ix_book_author", columnList = "author_id"))
    static class WithAuthor {
        @Id
        long id;

        Integer price;

        @ManyToOne
        Author author;
    }

    @Test
    @Case("A22")
    void addsAReferenceWithItsIndexToALiveTable() {
        Fixture.given(ONE_BOOK)
                .execute("CREATE TABLE author (id bigint PRIMARY KEY)", "INSERT INTO author VALUES (7)")
                .migrate(Author.class, WithAuthor.class)
                .appliedContaining(
                        "ADD COLUMN \"author_id\" bigint",
                        "REFERENCES \"public\".\"author\" (\"id\")",
                        "CREATE INDEX CONCURRENTLY \"ix_book_author\"")
                .finds("t", "SELECT convalidated FROM pg_constraint WHERE contype = 'f'")
                .leavesNothing();
    }

    @Entity
    @Table(name = "book", check = @CheckConstraint(name = "known_author", constraint = "author_id > 0"))
    static class WithPagesAndKnownAuthor {
        @Id
        long id;

        Integer price;
        Integer pages;

        @ManyToOne
        Author author;
    }

    @Test
    @Case("A22")
    void addsACheckOfANewReferenceAfterItsColumn() {
        Fixture.given(ONE_BOOK)
                .execute("CREATE TABLE author (id bigint PRIMARY KEY)")
                .migrate(Author.class, WithPagesAndKnownAuthor.class)
                .appliedContaining("ADD COLUMN \"pages\"", "ADD COLUMN \"author_id\"", "\"known_author\" CHECK")
                .leavesNothing();
    }

    @Entity
    @Table(name = "book")
    static class WithGross {
        @Id
        long id;

        Integer price;

        @GeneratedColumn("price * 2")
        Integer gross;
    }

    @Test
    @Case("A25")
    void leavesAGeneratedColumnForExistingRowsToAPerson() {
        Fixture.given(ONE_BOOK)
                .with(Choices::warn)
                .migrate(WithGross.class)
                .appliedNothing()
                .leaves(MANUAL, "column gross", "GENERATED ALWAYS AS");
    }

    @Test
    @Case("A25")
    void recognizesAnExistingGeneratedColumn() {
        Fixture.given(
                        "CREATE TABLE book (id bigint PRIMARY KEY, price integer,"
                                + " gross integer GENERATED ALWAYS AS (price * 2) STORED)",
                        "INSERT INTO book (id, price) VALUES (1, 5)")
                .migrate(WithGross.class)
                .isNoop();
    }
}
