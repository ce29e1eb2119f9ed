package io.github.automigrate.acceptance;

import static io.github.automigrate.plan.Safety.INCOMPATIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.plan.Proposal;
import io.github.automigrate.schema.Managed;
import io.github.automigrate.schema.Management;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Catalog;
import io.github.automigrate.testing.EntityModels;
import io.github.automigrate.testing.Fixture;
import io.github.automigrate.testing.PostgresDatabase;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.Test;

/** What holds of every kind of difference, and what is left alone on request. */
class GeneralAcceptanceTest {

    @Entity(name = "Author")
    static class Author {
        @Id
        @GeneratedValue
        Long id;

        @Column(nullable = false, length = 80)
        String name;
    }

    @Entity(name = "Book")
    @Table(
            indexes = @Index(name = "ix_book_title", columnList = "title"),
            check = @CheckConstraint(name = "ck_pages", constraint = "pages > 0"))
    static class Book {
        @Id
        @GeneratedValue
        Long id;

        @Column(length = 50)
        String title;

        @ColumnDefault("1")
        Integer pages;

        @Column(unique = true)
        String isbn;

        @ManyToOne
        Author author;
    }

    private static final String[] DIFFERENT = {
        "CREATE SEQUENCE author_seq INCREMENT BY 50",
        "CREATE SEQUENCE book_seq INCREMENT BY 10",
        "CREATE TABLE author (id bigint, name varchar(80), born date)",
        "CREATE TABLE book (id bigint PRIMARY KEY, title varchar(70), pages bigint DEFAULT 2, isbn varchar(255),"
                + " author_id integer, shelf text NOT NULL, CONSTRAINT ck_pages CHECK (pages > 10))",
        "CREATE INDEX ix_book_title ON book (isbn)",
        "CREATE INDEX ix_shelf ON book (shelf)",
        "INSERT INTO author VALUES (1, 'Jane')",
        "INSERT INTO book VALUES (1, 'Emma', 480, '978', 1, 'top')"
    };

    @Test
    @Case("A99")
    void namesEveryDifferenceThatStays() {
        Fixture fixture = Fixture.given(DIFFERENT).with(Choices::warn);
        List<Proposal> proposals = fixture.migrate(Author.class, Book.class).proposals();
        Fixture fresh = Fixture.given();
        fresh.migrate(Author.class, Book.class);

        for (String left : differences(fixture.database(), fresh.database())) {
            assertThat(proposals).as("proposals that name: %s", left).anyMatch(proposal -> names(proposal, left));
        }
    }

    private static List<String> differences(PostgresDatabase one, PostgresDatabase other) {
        List<String> differences = new ArrayList<>(lines(one));
        differences.removeAll(lines(other));
        List<String> missing = new ArrayList<>(lines(other));
        missing.removeAll(lines(one));
        differences.addAll(missing);
        return differences;
    }

    // the order of columns is no difference: a table cannot be reordered
    private static List<String> lines(PostgresDatabase database) {
        return Catalog.of(database).stream()
                .map(line -> line.replaceFirst(" #\\d+", ""))
                .toList();
    }

    // "column public.book title character varying(70)", "constraint public.book CHECK ((pages > 0))" or
    // "sequence public.book_seq bigint 1 10"
    private static final Pattern LINE = Pattern.compile("\\w+ public\\.(?<relation>\\w+)(?: (?<rest>.*))?");

    private static final Pattern FIRST_COLUMN = Pattern.compile("(?:CHECK|KEY|UNIQUE|USING \\w+) \\(+(\\w+)");

    private static boolean names(Proposal proposal, String line) {
        Matcher matcher = LINE.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        return proposal.relation().name().equals(matcher.group("relation"))
                && proposal.message().contains(column(line, matcher.group("rest")));
    }

    private static String column(String line, String rest) {
        if (line.startsWith("column ")) {
            return rest.replaceFirst(" .*", "");
        }
        Matcher column = FIRST_COLUMN.matcher(rest);
        return column.find() ? column.group(1) : "";
    }

    @Test
    @Case("A100")
    void acceptsTheRowsOfTheModelAfterARun() {
        Fixture fixture = Fixture.given(
                "CREATE TABLE author (id bigint PRIMARY KEY, name varchar(20) NOT NULL)",
                "CREATE TABLE book (id bigint PRIMARY KEY, title varchar(20) NOT NULL, author_id bigint)",
                "INSERT INTO author VALUES (1, 'Jane')");
        fixture.with(Choices::restrictive).migrate(Author.class, Book.class);

        try (SessionFactory factory = EntityModels.open(fixture.database(), Map.of(), Author.class, Book.class)) {
            factory.inTransaction(session -> {
                Author author = new Author();
                author.name = "x".repeat(80);
                Book book = new Book();
                book.author = author;
                book.pages = 7;
                session.persist(author);
                session.persist(book);
            });
        }
    }

    @Test
    @Case("A100")
    void saysWhyTheRowsOfTheModelWouldBeRejected() {
        Fixture.given(DIFFERENT)
                .with(Choices::warn)
                .migrate(Author.class, Book.class)
                .leaves(INCOMPATIBLE, "column shelf", "NOT NULL")
                .leaves(INCOMPATIBLE, "sequence", "10", "50");
    }

    @Entity(name = "Book")
    @Table(name = "book")
    @Managed(Management.NONE)
    static class Ignored {
        @Id
        long id;

        String title;
    }

    @Entity(name = "Book")
    @Table(name = "book")
    @Managed(Management.CREATE_ONLY)
    static class CreatedOnly {
        @Id
        long id;

        String title;
    }

    @Entity(name = "Book")
    @Table(name = "book")
    static class WithIgnoredColumns {
        @Id
        long id;

        @Managed(Management.NONE)
        String title;

        @Managed(Management.CREATE_ONLY)
        @Column(length = 20)
        String isbn;
    }

    @Test
    @Case("A95")
    void leavesAnIgnoredTableAlone() {
        Fixture.given().migrate(Ignored.class).isNoop();
        Fixture.given("CREATE TABLE book (id integer)").migrate(Ignored.class).isNoop();
    }

    @Test
    @Case("A95")
    void createsACreateOnlyTableAndNeverAltersIt() {
        Fixture.given().migrate(CreatedOnly.class).appliedContaining("CREATE TABLE \"public\".\"book\"");
        Fixture.given("CREATE TABLE book (id integer)")
                .migrate(CreatedOnly.class)
                .isNoop();
    }

    @Test
    @Case("A95")
    void leavesIgnoredColumnsAloneAndCreateOnlyColumnsAsTheyAre() {
        Fixture.given("CREATE TABLE book (id bigint PRIMARY KEY, isbn varchar(10))")
                .migrate(WithIgnoredColumns.class)
                .isNoop();
        Fixture.given("CREATE TABLE book (id bigint PRIMARY KEY)")
                .migrate(WithIgnoredColumns.class)
                .applied("ALTER TABLE \"public\".\"book\" ADD COLUMN \"isbn\" character varying(20)");
    }
}
