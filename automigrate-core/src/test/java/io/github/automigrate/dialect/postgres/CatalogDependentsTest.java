package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.TestConversation.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.automigrate.live.Relation;
import io.github.automigrate.live.Relation.Dependent;
import io.github.automigrate.live.Relation.DependentKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogDependentsTest {

    @Test
    void findsEveryKindOfDependent() throws Exception { // A36
        try (var live = TestConversation.begin(
                "CREATE TABLE parent (id int PRIMARY KEY)",
                "CREATE TABLE book (a int, b int REFERENCES parent, c int CHECK (c > 0), d int, e int, f int, p int,"
                        + " g int GENERATED ALWAYS AS (d + 1) STORED)",
                "CREATE VIEW v AS SELECT a FROM book",
                "CREATE INDEX ix ON book (e) INCLUDE (f)",
                "CREATE INDEX ex ON book ((d + 1)) WHERE e > 3",
                "CREATE FUNCTION noop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE TRIGGER tr BEFORE UPDATE OF f ON book FOR EACH ROW EXECUTE FUNCTION noop()",
                "CREATE POLICY po ON book USING (p > 0)")) {
            assertThat(dependents(live, "book"))
                    .containsExactlyInAnyOrder(
                            new Dependent("a", DependentKind.VIEW, "public.v"),
                            new Dependent("b", DependentKind.FOREIGN_KEY, "book_b_fkey"),
                            new Dependent("c", DependentKind.CHECK, "book_c_check"),
                            new Dependent("d", DependentKind.GENERATED_COLUMN, "g"),
                            new Dependent("d", DependentKind.EXPRESSION_INDEX, "ex"),
                            new Dependent("e", DependentKind.EXPRESSION_INDEX, "ex"),
                            new Dependent("e", DependentKind.INDEX, "ix"),
                            new Dependent("f", DependentKind.INDEX, "ix"),
                            new Dependent("f", DependentKind.TRIGGER, "tr"),
                            new Dependent("p", DependentKind.POLICY, "po"));
        }
    }

    @Test
    void findsTheForeignKeysThatPointToAColumn() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE TABLE parent (id int PRIMARY KEY)", "CREATE TABLE book (parent int REFERENCES parent)")) {
            assertThat(dependents(live, "parent"))
                    .containsExactly(
                            new Dependent("id", DependentKind.FOREIGN_KEY, "book_parent_fkey of public.book"),
                            new Dependent("id", DependentKind.INDEX, "parent_pkey"));
        }
    }

    @Test
    void findsThePartitionKey() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE TABLE event (at date, name text) PARTITION BY RANGE (at, lower(name))")) {
            assertThat(dependents(live, "event"))
                    .containsExactly(
                            new Dependent("at", DependentKind.PARTITION_KEY, "partition key"),
                            new Dependent("name", DependentKind.PARTITION_KEY, "partition key"));
        }
    }

    @Test
    void findsFunctionsWhoseBodyTheServerKnows() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE TABLE book (a int, b int)",
                "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(a) FROM book; END")) {
            assertThat(dependents(live, "book"))
                    .containsExactly(new Dependent("a", DependentKind.OTHER, "function f()"));
        }
    }

    @Test
    void overlooksWhatFollowsAColumnByItself() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE TABLE book (a serial, b int GENERATED ALWAYS AS IDENTITY, c int DEFAULT 5)",
                "CREATE STATISTICS st ON a, c FROM book")) {
            assertThat(dependents(live, "book")).isEmpty();
        }
    }

    @Test
    void namesPublicationsAndTheirFilters() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE TABLE book (id int PRIMARY KEY)", "CREATE PUBLICATION every_table FOR ALL TABLES")) {
            assumeThat(live.server().major()).isGreaterThanOrEqualTo(15);
            live.execute(
                    "CREATE PUBLICATION some_rows FOR TABLE book WHERE (id > 0)",
                    "CREATE PUBLICATION one_schema FOR TABLES IN SCHEMA public");

            Relation book = live.read("book").relation(name("book")).orElseThrow();

            assertThat(book.surroundings().publications())
                    .containsExactlyInAnyOrder("every_table", "some_rows", "one_schema");
            assertThat(book.dependentsOf("id"))
                    .contains(new Dependent("id", DependentKind.PUBLICATION_FILTER, "some_rows"));
        }
    }

    private static List<Dependent> dependents(TestConversation live, String table) throws Exception {
        return live.read(table).relation(name(table)).orElseThrow().dependents();
    }
}
