package io.github.automigrate.acceptance;

import static io.github.automigrate.plan.Safety.INFORMATION;
import static io.github.automigrate.plan.Safety.MANUAL;

import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Fixture;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.Test;

/** Foreign keys. */
class ForeignKeysAcceptanceTest {

    private static final String[] TABLES = {
        "CREATE TABLE author (id bigint PRIMARY KEY)",
        "CREATE TABLE book (id bigint PRIMARY KEY, author_id bigint)",
        "INSERT INTO author VALUES (1)",
        "INSERT INTO book VALUES (1, 1)"
    };

    @Entity(name = "Author")
    static class Author {
        @Id
        long id;
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        long id;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_author"))
        Author author;
    }

    @Entity(name = "Book")
    @Table(name = "book")
    static class Cascading {
        @Id
        long id;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_author"))
        Author author;
    }

    @Entity(name = "Book")
    @Table(name = "book")
    static class Plain {
        @Id
        long id;

        @Column(name = "author_id")
        Long author;
    }

    @Test
    @Case("A59")
    void addsAForeignKeyWithoutAScanAndValidatesItAfterwards() {
        Fixture.given(TABLES)
                .with(Choices::restrictive)
                .migrate(Author.class, Book.class)
                .applied(
                        "ALTER TABLE \"public\".\"book\" ADD CONSTRAINT \"fk_author\" FOREIGN KEY (\"author_id\")"
                                + " REFERENCES \"public\".\"author\" (\"id\") NOT VALID",
                        "ALTER TABLE \"public\".\"book\" VALIDATE CONSTRAINT \"fk_author\"")
                .leavesNothing();
    }

    @Test
    @Case("A59")
    void leavesAForeignKeyOnAnExistingColumnToAPersonByDefault() {
        Fixture.given(TABLES)
                .migrate(Author.class, Book.class)
                .appliedNothing()
                .leaves(MANUAL, "foreign key fk_author", "NOT VALID", "VALIDATE CONSTRAINT");
    }

    @Test
    @Case("A59")
    void leavesRowsWithoutCounterpartToAPersonWithTheQueryThatFindsThem() {
        Fixture.given(TABLES)
                .execute("INSERT INTO book VALUES (2, 99)")
                .with(Choices::restrictive)
                .migrate(Author.class, Book.class)
                .leaves(MANUAL, "foreign key fk_author", "SELECT", "\"author_id\"", "NOT EXISTS");
    }

    @Test
    @Case("A59")
    void saysThatAKeyCannotBeValidatedBecauseOfRowsWithoutCounterpart() {
        Fixture.given(TABLES)
                .execute(
                        "INSERT INTO book VALUES (2, 99)",
                        "ALTER TABLE book ADD CONSTRAINT fk_author FOREIGN KEY (author_id) REFERENCES author NOT VALID")
                .with(Choices::restrictive)
                .migrate(Author.class, Book.class)
                .appliedNothing()
                .leaves(MANUAL, "foreign key fk_author", "VALIDATE CONSTRAINT");
    }

    @Test
    @Case("A60")
    void leavesAnotherDeleteRuleToAPerson() {
        Fixture.given(TABLES)
                .execute("ALTER TABLE book ADD CONSTRAINT fk_author FOREIGN KEY (author_id) REFERENCES author")
                .migrate(Author.class, Cascading.class)
                .appliedNothing()
                .leaves(MANUAL, "foreign key fk_author", "ON DELETE CASCADE");
    }

    @Test
    @Case("A60")
    void keepsAForeignKeyAndACheckThatTheModelDoesNotKnow() {
        Fixture.given(TABLES)
                .execute(
                        "ALTER TABLE book ADD CONSTRAINT by_hand FOREIGN KEY (author_id) REFERENCES author",
                        "ALTER TABLE book ADD CONSTRAINT positive CHECK (id > 0)")
                .migrate(Author.class, Plain.class)
                .appliedNothing()
                .leavesNothing()
                .leaves(INFORMATION, "foreign key by_hand");
    }

    static class EditionId implements Serializable {
        String isbn;
        int number;
    }

    @Entity(name = "Edition")
    @IdClass(EditionId.class)
    static class Edition {
        @Id
        @Column(length = 13)
        String isbn;

        @Id
        int number;
    }

    @Entity(name = "Print")
    static class Print {
        @Id
        long id;

        @ManyToOne
        @JoinColumns({
            @JoinColumn(name = "edition_number", referencedColumnName = "number"),
            @JoinColumn(name = "edition_isbn", referencedColumnName = "isbn")
        })
        Edition edition;
    }

    @Test
    @Case("A96")
    void pairsTheColumnsOfACompositeForeignKeyAsTheModelDoes() {
        Fixture fixture = Fixture.given(
                "CREATE TABLE edition (number integer, isbn varchar(13), PRIMARY KEY (number, isbn))",
                "INSERT INTO edition VALUES (1, '978')",
                "CREATE TABLE print (id bigint PRIMARY KEY, edition_isbn varchar(13), edition_number integer)",
                "INSERT INTO print VALUES (1, '978', 1)");

        fixture.with(Choices::restrictive)
                .migrate(Edition.class, Print.class)
                .finds(
                        "edition_isbn=isbn edition_number=number",
                        "SELECT string_agg(a.attname || '=' || b.attname, ' ' ORDER BY a.attname) FROM pg_constraint k,"
                                + " unnest(k.conkey, k.confkey) AS u(l, r)"
                                + " JOIN pg_attribute a ON a.attnum = u.l AND a.attrelid = 'print'::regclass"
                                + " JOIN pg_attribute b ON b.attnum = u.r AND b.attrelid = 'edition'::regclass"
                                + " WHERE k.contype = 'f'")
                .leavesNothing();
    }

    @Test
    @Case("A96")
    void addsACompositeForeignKeyWithNewColumns() {
        Fixture.given(
                        "CREATE TABLE edition (number integer, isbn varchar(13), PRIMARY KEY (number, isbn))",
                        "CREATE TABLE print (id bigint PRIMARY KEY)",
                        "INSERT INTO print VALUES (1)")
                .migrate(Edition.class, Print.class)
                .finds("1", "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated")
                .leavesNothing();
    }
}
