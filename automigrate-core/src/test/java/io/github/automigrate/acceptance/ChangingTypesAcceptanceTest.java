package io.github.automigrate.acceptance;

import static io.github.automigrate.acceptance.Models.column;
import static io.github.automigrate.plan.Safety.INCOMPATIBLE;
import static io.github.automigrate.plan.Safety.MANUAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Fixture;
import io.github.automigrate.testing.Sql;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns whose type differs. */
class ChangingTypesAcceptanceTest {

    @Entity
    @Table(name = "book")
    static class Book {
        @Id
        long id;

        @Column(length = 100)
        String title;
    }

    @Test
    @Case("A29")
    void widensATextWithoutTouchingARow() {
        Fixture fixture = Fixture.given(
                "CREATE TABLE book (id bigint PRIMARY KEY, title varchar(50))", "INSERT INTO book VALUES (1, 'Emma')");
        String file = Sql.value(fixture.database(), "SELECT pg_relation_filenode('book')");

        fixture.migrate(Book.class)
                .appliedContaining("ALTER TABLE \"public\".\"book\" ALTER COLUMN \"title\" TYPE character varying(100)")
                .finds(file, "SELECT pg_relation_filenode('book')")
                .leavesNothing();
    }

    @Test
    @Case({"A29", "A38"})
    void collectsTheStatisticsThatAWideningRemovesAndNamesTheRiskForPreparedStatements() {
        var migrated = Fixture.given(
                        "CREATE TABLE book (id bigint PRIMARY KEY, title varchar(50))",
                        "INSERT INTO book SELECT i, 'x' || i FROM generate_series(1, 100) i",
                        "ANALYZE book")
                .migrate(Book.class)
                .appliedContaining("ANALYZE")
                .finds("1", "SELECT count(*) FROM pg_stats WHERE tablename = 'book' AND attname = 'title'");

        assertThat(migrated.startup().outcomes().get(0).operation().verdict().because())
                .contains("prepared");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamptz  | timestamptz(6)",
                "timestamp(6) | timestamp",
                "time         | time(6)",
                "interval     | interval(6)"
            })
    @Case("A75")
    void takesAPrecisionThatIsNotWrittenForTheFullOne(String live, String desired) {
        oneRow(live).migrate(model(desired)).isNoop();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(50)    | text",
                "varchar(50)    | varchar",
                "varchar        | text",
                "text           | varchar",
                "numeric(10,2)  | numeric(12,2)",
                "numeric(10,2)  | numeric",
                "timestamptz(3) | timestamptz(6)",
                "timestamp(3)   | timestamp(6)",
                "time(3)        | time(6)",
                "interval(3)    | interval(6)"
            })
    @Case({"A29", "A31", "A32", "A33"})
    void widensWhatTheServerWidensInItsCatalogAlone(String live, String desired) {
        Fixture fixture = oneRow(live);
        String file = Sql.value(fixture.database(), "SELECT pg_relation_filenode('book')");

        fixture.migrate(model(desired))
                .appliedContaining("ALTER COLUMN \"v\" TYPE")
                .finds(file, "SELECT pg_relation_filenode('book')")
                .leavesNothing();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(100)   | varchar(50)",
                "text           | varchar(128)",
                "text           | varchar(5000)",
                "varchar        | varchar(50)",
                "numeric(10,2)  | numeric(12,4)",
                "numeric(10,2)  | numeric(10,0)",
                "numeric(10,2)  | numeric(8,0)",
                "numeric        | numeric(10,2)",
                "timestamptz(6) | timestamptz(3)",
                "timestamp(6)   | timestamp(3)",
                "time(6)        | time(3)",
                "smallint       | integer",
                "integer        | bigint",
                "real           | double precision",
                "json           | jsonb",
                "char(10)       | char(20)",
                "bigint         | integer",
                "timestamp      | timestamptz",
                "timestamptz    | timestamp",
                "varchar(5)     | boolean",
                "integer        | uuid"
            })
    @Case({"A30", "A31", "A32", "A33", "A34", "A35"})
    void leavesWhatRewritesOrMayLoseToAPerson(String live, String desired) {
        var migrated = oneRow(live).with(Choices::warn).migrate(model(desired)).appliedNothing();

        assertThat(migrated.proposals())
                .filteredOn(proposal -> proposal.safety() == MANUAL || proposal.safety() == INCOMPATIBLE)
                .extracting(Proposal::subject)
                .containsExactly("column v");
    }

    @Test
    @Case("A30")
    void saysHowToNarrow() {
        oneRow("varchar(100)")
                .migrate(model("varchar(50)"))
                .leaves(MANUAL, "column v", "character varying(50)", "character varying(100)", "ADD COLUMN \"v_new\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smallint | integer",
                "integer  | bigint",
                "real     | double precision",
                "json     | jsonb",
                "char(10) | char(20)"
            })
    @Case("A34")
    void changesTheTypeOfAnEmptyTable(String live, String desired) {
        Fixture.given("CREATE TABLE book (id bigint NOT NULL, v " + live + ")")
                .migrate(model(desired))
                .appliedContaining("ALTER COLUMN \"v\" TYPE")
                .leavesNothing();
    }

    enum State {
        NEW,
        OLD
    }

    @Entity
    @Table(name = "book")
    static class WithState {
        @Id
        long id;

        @jakarta.persistence.Enumerated
        @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.NAMED_ENUM)
        State state;
    }

    @Test
    @Case("A35")
    void leavesATextThatBecomesAnEnumTypeToAPerson() {
        var migrated = Fixture.given(
                        "CREATE TABLE book (id bigint PRIMARY KEY, state varchar(20))",
                        "INSERT INTO book VALUES (1, 'NEW')")
                .with(Choices::warn)
                .migrate(WithState.class)
                .finds("NEW", "SELECT state FROM book");

        assertThat(migrated.proposals()).extracting(Proposal::subject).contains("column state");
    }

    private static Fixture oneRow(String type) {
        return Fixture.given("CREATE TABLE book (id bigint NOT NULL, v " + type + ")", "INSERT INTO book VALUES (1)");
    }

    private static EntityModel model(String type) {
        return Models.table("book", column("id", "bigint").required(), column("v", type));
    }
}
