package io.github.automigrate.acceptance;

import static io.github.automigrate.acceptance.Models.column;
import static io.github.automigrate.plan.Safety.MANUAL;

import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Fixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Widening of a column that something depends on. */
class DependentsAcceptanceTest {

    private static final EntityModel WIDER =
            Models.table("book", column("id", "bigint").required(), column("title", "varchar(100)"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE VIEW titles AS SELECT title FROM book                                    | titles",
                "CREATE MATERIALIZED VIEW shelf AS SELECT title FROM book                        | shelf",
                "CREATE RULE quiet AS ON UPDATE TO book WHERE old.title = 'x' DO INSTEAD NOTHING | quiet",
                "CREATE POLICY readers ON book USING (title <> 'secret')                         | readers",
                "CREATE TRIGGER guard BEFORE UPDATE OF title ON book EXECUTE FUNCTION f()        | guard"
            })
    @Case("A36")
    void leavesAColumnThatSomethingDependsOnToAPersonAndNamesIt(String ddl, String dependent) {
        Fixture.given(
                        "CREATE TABLE book (id bigint NOT NULL, title varchar(50))",
                        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                        ddl)
                .execute("INSERT INTO book VALUES (1, 'Emma')")
                .migrate(WIDER)
                .appliedNothing()
                .leaves(MANUAL, "column title", dependent);
    }

    @Test
    @Case("A36")
    void leavesAColumnThatAGeneratedColumnReadsToAPerson() {
        Fixture.given(
                        "CREATE TABLE book (id bigint NOT NULL, title varchar(50),"
                                + " loud text GENERATED ALWAYS AS (upper(title)) STORED)",
                        "INSERT INTO book VALUES (1, 'Emma')")
                .migrate(WIDER)
                .appliedNothing()
                .leaves(MANUAL, "column title", "loud");
    }

    @Test
    @Case("A36")
    void leavesThePartitionKeyToAPerson() {
        Fixture.given(
                        "CREATE TABLE book (id bigint NOT NULL, title varchar(50)) PARTITION BY LIST (title)",
                        "CREATE TABLE book_rest PARTITION OF book DEFAULT",
                        "INSERT INTO book VALUES (1, 'Emma')")
                .migrate(WIDER)
                .appliedNothing()
                .leaves(MANUAL, "column title", "partition");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE book ADD CONSTRAINT named CHECK (title <> '')  | named",
                "CREATE INDEX ix_lower ON book (lower(title))               | ix_lower",
                "CREATE INDEX ix_partial ON book (id) WHERE title <> ''     | ix_partial"
            })
    @Case("A37")
    void leavesAColumnWhoseChecksOrIndexesWouldBeWorkedThroughToAPersonWhenTheTableIsLarge(
            String ddl, String dependent) {
        Fixture.given("CREATE TABLE book (id bigint NOT NULL, title varchar(50))", ddl)
                .execute("INSERT INTO book SELECT i, 'Emma' FROM generate_series(1, 1000) i", "ANALYZE book")
                .with(Choices::everyTableIsLarge)
                .migrate(WIDER)
                .appliedNothing()
                .leaves(MANUAL, "column title", dependent);
    }
}
