package io.github.automigrate.acceptance;

import static io.github.automigrate.plan.Safety.INCOMPATIBLE;
import static io.github.automigrate.plan.Safety.INFORMATION;
import static io.github.automigrate.plan.Safety.MANUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.MigrationException;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Fixture;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.Test;

/** Nullability, defaults and comments of columns that exist, and columns that no attribute needs any more. */
class ColumnTraitsAcceptanceTest {

    @Entity
    @Table(name = "book")
    static class Required {
        @Id
        long id;

        @Column(nullable = false, length = 60)
        String title;
    }

    @Entity
    @Table(name = "book")
    static class Optional {
        @Id
        long id;

        @Column(length = 60)
        String title;
    }

    @Entity
    @Table(name = "book")
    static class Bare {
        @Id
        long id;
    }

    private static Fixture book(String title) {
        return Fixture.given(
                "CREATE TABLE book (id bigint PRIMARY KEY, title " + title + ")",
                "INSERT INTO book VALUES (1, 'Emma')");
    }

    @Test
    @Case("A39")
    void leavesNotNullToAPersonWithTheOnlineRecipe() {
        book("varchar(60)")
                .migrate(Required.class)
                .appliedNothing()
                .leaves(MANUAL, "column title", "NOT VALID", "VALIDATE CONSTRAINT", "\"title\"");
    }

    @Test
    @Case("A39")
    void doesNotLetNotNullRideAlongWithAnotherChange() {
        book("varchar(50)")
                .migrate(Required.class)
                .appliedContaining("ALTER COLUMN \"title\" TYPE character varying(60)")
                .leaves(MANUAL, "column title", "NOT NULL")
                .finds(
                        "f",
                        "SELECT attnotnull FROM pg_attribute WHERE attrelid = 'book'::regclass"
                                + " AND attname = 'title'");
    }

    @Test
    @Case("A40")
    void dropsNotNullOfAnAttributeThatBecameOptional() {
        book("varchar(60) NOT NULL")
                .migrate(Optional.class)
                .applied("ALTER TABLE \"public\".\"book\" ALTER COLUMN \"title\" DROP NOT NULL")
                .leavesNothing();
    }

    @Test
    @Case("A41")
    void saysThatARequiredColumnOfARemovedAttributeRejectsEveryInsert() {
        book("varchar(60) NOT NULL")
                .with(Choices::warn)
                .migrate(Bare.class)
                .appliedNothing()
                .leaves(INCOMPATIBLE, "column title", "ALTER COLUMN \"title\" DROP NOT NULL");
    }

    @Test
    @Case({"A41", "A84"})
    void failsTheStartWhenARequiredColumnOfARemovedAttributeRejectsEveryInsert() {
        Fixture fixture = book("varchar(60) NOT NULL");

        assertThatThrownBy(() -> fixture.migrate(Bare.class))
                .isInstanceOf(MigrationException.class)
                .hasMessageContainingAll("public.book", "title", "DROP NOT NULL");
    }

    @Test
    @Case("A42")
    void keepsTheColumnOfARemovedAttribute() {
        book("varchar(60)").migrate(Bare.class).appliedNothing().leaves(INFORMATION, "column title");
    }

    @Test
    @Case("A42")
    void keepsTheRequiredColumnOfARemovedAttributeThatHasADefault() {
        book("varchar(60) NOT NULL DEFAULT ''")
                .migrate(Bare.class)
                .appliedNothing()
                .leaves(INFORMATION, "column title");
    }

    @Entity
    @Table(name = "book")
    static class Defaulted {
        @Id
        long id;

        @Column(length = 60)
        @ColumnDefault("'untitled'")
        String title;
    }

    @Test
    @Case("A44")
    void setsADefaultThatIsMissing() {
        book("varchar(60)")
                .migrate(Defaulted.class)
                .applied("ALTER TABLE \"public\".\"book\" ALTER COLUMN \"title\" SET DEFAULT 'untitled'")
                .leavesNothing();
    }

    @Test
    @Case({"A35", "A44"})
    void leavesTheDefaultOfAColumnToAPersonWhoseTypeIsAnother() {
        Fixture.given("CREATE TABLE book (id bigint PRIMARY KEY, title integer)", "INSERT INTO book VALUES (1, 5)")
                .with(Choices::warn)
                .migrate(Defaulted.class)
                .appliedNothing()
                .offers("column title", "SET DEFAULT 'untitled'");
    }

    @Test
    @Case("A44")
    void leavesAnotherDefaultToAPerson() {
        book("varchar(60) DEFAULT 'no title'")
                .migrate(Defaulted.class)
                .appliedNothing()
                .leaves(MANUAL, "column title", "'untitled'", "'no title'");
    }

    @Test
    @Case("A44")
    void keepsADefaultThatTheModelDoesNotKnow() {
        book("varchar(60) DEFAULT 'no title'").migrate(Optional.class).isNoop();
    }

    @Entity
    @Table(name = "book", comment = "What we sell")
    static class Commented {
        @Id
        long id;

        @Column(length = 60, comment = "It's on the cover")
        String title;
    }

    @Test
    @Case("A45")
    void setsCommentsThatAreMissing() {
        var migrated = book("varchar(60)").migrate(Commented.class).leavesNothing();

        migrated.appliedContaining(
                "COMMENT ON TABLE \"public\".\"book\" IS 'What we sell'",
                "COMMENT ON COLUMN \"public\".\"book\".\"title\" IS 'It''s on the cover'");
        assertThat(migrated.startup().outcomes()).isEmpty();
    }

    @Test
    @Case("A45")
    void replacesACommentThatReadsOtherwise() {
        book("varchar(60)")
                .execute("COMMENT ON TABLE book IS 'old'", "COMMENT ON COLUMN book.title IS 'It''s on the cover'")
                .migrate(Commented.class)
                .applied("COMMENT ON TABLE \"public\".\"book\" IS 'What we sell'");
    }

    @Test
    @Case("A45")
    void keepsACommentThatTheModelDoesNotKnow() {
        book("varchar(60)")
                .execute("COMMENT ON TABLE book IS 'old'", "COMMENT ON COLUMN book.title IS 'old'")
                .migrate(Optional.class)
                .isNoop();
    }
}
