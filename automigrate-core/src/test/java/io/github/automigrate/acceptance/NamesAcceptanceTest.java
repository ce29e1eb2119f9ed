package io.github.automigrate.acceptance;

import static io.github.automigrate.plan.Safety.INCOMPATIBLE;
import static io.github.automigrate.plan.Safety.INFORMATION;
import static io.github.automigrate.plan.Safety.MANUAL;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.desired.AmbiguousMappingException;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.EntityModels;
import io.github.automigrate.testing.Fixture;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a name stands for. */
class NamesAcceptanceTest {

    @Entity(name = "Book")
    static class Book {
        @Id
        long id;

        String title;
    }

    @Test
    @Case("A07")
    void createsATableInTheMappedSchemaAlthoughAnotherOneOfTheSearchPathHasIt() {
        Fixture.given(
                        "CREATE SCHEMA archive",
                        "CREATE TABLE archive.book (id bigint PRIMARY KEY)",
                        "INSERT INTO archive.book VALUES (1)",
                        "DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = public, archive',"
                                + " current_database()); END$$")
                .migrate(Book.class)
                .appliedContaining("CREATE TABLE \"public\".\"book\"")
                .finds(
                        "1",
                        "SELECT count(*) FROM pg_attribute WHERE attrelid = 'archive.book'::regclass AND attnum > 0")
                .leavesNothing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE VIEW book AS SELECT 1::bigint AS id",
                "CREATE MATERIALIZED VIEW book AS SELECT 1::bigint AS id",
                "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;"
                        + " CREATE FOREIGN TABLE book (id bigint) SERVER s"
            })
    @Case("A08")
    void leavesWhatIsNoOrdinaryTableAlone(String ddl) {
        Fixture.given(ddl).migrate(Book.class).appliedNothing().leaves(INFORMATION, "table");
    }

    @Test
    @Case("A08")
    void leavesAPartitionAlone() {
        Fixture.given(
                        "CREATE TABLE books (id bigint) PARTITION BY RANGE (id)",
                        "CREATE TABLE book PARTITION OF books FOR VALUES FROM (0) TO (9)")
                .migrate(Book.class)
                .appliedNothing()
                .leaves(INFORMATION, "table", "partition");
    }

    @Entity(name = "Invoice")
    @Table(schema = "sales")
    static class Invoice {
        @Id
        @GeneratedValue
        Long id;
    }

    @Test
    @Case("A09")
    void leavesAMissingDatabaseSchemaToAPerson() {
        Fixture.given()
                .with(Choices::warn)
                .migrate(Invoice.class)
                .leaves(MANUAL, "schema sales", "CREATE SCHEMA \"sales\"")
                .finds("0", "SELECT count(*) FROM pg_namespace WHERE nspname = 'sales'");
    }

    @Test
    @Case("A09")
    void createsAMissingDatabaseSchemaWhenAskedTo() {
        Fixture.given()
                .with(Choices::createSchemas)
                .migrate(Invoice.class)
                .appliedContaining("CREATE SCHEMA \"sales\"", "CREATE TABLE \"sales\".\"invoice\"")
                .leavesNothing();
    }

    @Entity(name = "Account")
    @Table(name = "`User Account`")
    static class Account {
        @Id
        long id;

        @Column(name = "`Quoted Col`")
        String quoted;

        @Column(name = "USERNAME")
        String username;
    }

    @Test
    @Case("A10")
    void recognizesQuotedAndFoldedNames() {
        Fixture.given("CREATE TABLE \"User Account\" (id bigint PRIMARY KEY,"
                        + " \"Quoted Col\" varchar(255), username varchar(255))")
                .migrate(Account.class)
                .isNoop();
    }

    @Test
    @Case("A10")
    void reportsAColumnOfTheSameNameInOtherCaseAsAmbiguous() {
        Fixture.given("CREATE TABLE \"User Account\" (id bigint PRIMARY KEY,"
                        + " \"Quoted Col\" varchar(255), \"userName\" varchar(255))")
                .with(Choices::warn)
                .migrate(Account.class)
                .appliedNothing()
                .leaves(INCOMPATIBLE, "column username", "userName");
    }

    @Entity(name = "Purchase")
    @Table(name = "`order`")
    static class Purchase {
        @Id
        long id;

        @Column(name = "`user`")
        String user;

        @Column(name = "`select`")
        String select;
    }

    @Test
    @Case("A11")
    void quotesReservedWords() {
        Fixture.given("CREATE TABLE \"order\" (id bigint PRIMARY KEY, \"user\" varchar(255))")
                .migrate(Purchase.class)
                .applied("ALTER TABLE \"public\".\"order\" ADD COLUMN \"select\" character varying(255)")
                .leavesNothing();
    }

    @Entity(name = "Unquoted")
    static class Unquoted {
        @Id
        long id;

        @Column(name = "order")
        String order;
    }

    @Test
    @Case("A11")
    void quotesReservedWordsThatTheMappingDoesNotQuote() {
        Fixture.given()
                .migrate(Book.class, Unquoted.class)
                .appliedContaining("\"order\" character varying(255)")
                .leavesNothing();
    }

    private static final String SIXTY = "a123456789b123456789c123456789d123456789e123456789f123456789";

    @Entity(name = "Wordy")
    static class Wordy {
        @Id
        long id;

        @Column(name = SIXTY + "ghijk")
        String plain;

        // one byte more than the limit would cut the last letter in two
        @Column(name = SIXTY + "öäü")
        String umlauts;
    }

    @Test
    @Case("A12")
    void cutsLongNamesAsTheServerDoes() {
        Fixture.given("CREATE TABLE wordy (id bigint PRIMARY KEY, " + SIXTY + "ghijk varchar(255), " + SIXTY
                        + "öäü varchar(255))")
                .migrate(Wordy.class)
                .isNoop();
    }

    @Test
    @Case("A12")
    void createsLongNamesThatHibernateFinds() {
        Fixture fixture = Fixture.given();
        fixture.migrate(Wordy.class).leavesNothing();

        try (SessionFactory factory = EntityModels.open(fixture.database(), Map.of(), Wordy.class)) {
            factory.inTransaction(session -> session.persist(new Wordy()));
        }
    }

    @Entity(name = "Twins")
    static class Twins {
        @Id
        long id;

        @Column(name = SIXTY + "ghijk")
        String one;

        @Column(name = SIXTY + "ghilm")
        String other;
    }

    @Test
    @Case("A12")
    void refusesTwoNamesThatTheServerWouldCutToOne() {
        assertThatThrownBy(() -> EntityModels.of(Twins.class).schema("public"))
                .isInstanceOf(AmbiguousMappingException.class)
                .hasMessageContaining(SIXTY + "ghi");
    }
}
