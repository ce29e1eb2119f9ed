package io.github.automigrate.envers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Catalog;
import io.github.automigrate.testing.Fixture;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.Set;
import org.hibernate.envers.Audited;
import org.junit.jupiter.api.Test;

/** Runs in the profile envers, since Envers is not published for every version of Hibernate. */
class EnversTest {

    enum Genre {
        NOVEL,
        POETRY
    }

    @Entity(name = "book")
    @Audited
    static class Book {
        @Id
        Long id;

        String title;

        @Enumerated(EnumType.STRING)
        Genre genre;

        @ElementCollection
        Set<String> keywords;
    }

    @Test
    @Case("A72")
    void createsAuditTablesAsHibernateDoes() {
        Fixture ours = Fixture.given();
        ours.migrate(Book.class)
                .appliedContaining("CREATE TABLE \"public\".\"book_aud\"", "CREATE TABLE \"public\".\"revinfo\"")
                .leavesNothing();

        assertThat(Catalog.of(ours.database()))
                .isEqualTo(Catalog.of(Fixture.createdByHibernate(Book.class).database()));
    }

    @Test
    @Case("A72")
    void hasNothingToDoAfterHibernatesOwnCreate() {
        Fixture.createdByHibernate(Book.class).migrate(Book.class).isNoop();
    }

    @Test
    @Case("A72")
    void addsANewAttributeToItsAuditTable() {
        Fixture.createdByHibernate(Book.class)
                .execute("ALTER TABLE book DROP COLUMN title", "ALTER TABLE book_aud DROP COLUMN title")
                .migrate(Book.class)
                .applied(
                        "ALTER TABLE \"public\".\"book\" ADD COLUMN \"title\" character varying(255)",
                        "ALTER TABLE \"public\".\"book_aud\" ADD COLUMN \"title\" character varying(255)");
    }
}
