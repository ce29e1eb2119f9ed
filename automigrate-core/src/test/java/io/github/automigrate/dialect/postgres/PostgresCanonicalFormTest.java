package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.TestConversation.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.execution.Session.Sides;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Check.ValueList;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Table;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresCanonicalFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "numeric(10,2) | -1",
                "integer | '-1'",
                "varchar(20) | 'abc'",
                "varchar(20) | 'it''s'",
                "varchar(20) | upper('a')",
                "boolean | 'true'",
                "boolean | true",
                "jsonb | '{\"a\":1}'",
                "json | '{\"a\":1}'",
                "integer | (5)",
                "integer | 1+1",
                "timestamptz | CURRENT_TIMESTAMP",
                "timestamp(6) | now()",
                "timestamptz | '2020-01-01'",
                "date | current_date",
                "text[] | '{}'",
                "text[] | '{}'::text[]",
                "uuid | gen_random_uuid()",
                "varchar(20) | null",
                "varchar(20) | E'a\\\\b'",
                "integer | nextval('numbers')",
            })
    void findsADefaultEqualToWhatTheCatalogMakesOfIt(String type, String sql) throws Exception { // A73
        try (var live = TestConversation.begin(
                "CREATE SEQUENCE numbers", "CREATE TABLE book (a " + type + " DEFAULT " + sql + ")")) {
            ColumnType canonical = new PostgresColumnTypes().canonical(type);
            Table desired = book(Column.of("a", canonical).withSource(ColumnSource.defaultOf(sql)));

            Sides sides = live.sides(desired);

            assertThat(source(sides.desired())).isEqualTo(source(sides.live().schema()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "timestamptz | now() | CURRENT_TIMESTAMP | true",
                "timestamptz | CURRENT_TIMESTAMP | now() | true",
                "timestamp | now() at time zone 'utc' | now() | false",
                "varchar(9) | 'a' | 'b' | false",
                "json | current_setting('a.b', true)::json | session_user::json | false",
                "boolean | true | 'true' | true",
                "numeric(10,2) | 5 | 5.0 | true",
                "integer | random() * 5 | random() * 5 | true",
            })
    void comparesDifferentSpellingsByWhatTheyMean(String type, String wanted, String existing, boolean equal)
            throws Exception {
        try (var live = TestConversation.begin("CREATE TABLE book (a " + type + " DEFAULT " + existing + ")")) {
            ColumnType canonical = new PostgresColumnTypes().canonical(type);
            Table desired = book(Column.of("a", canonical).withSource(ColumnSource.defaultOf(wanted)));

            Sides sides = live.sides(desired);

            assertThat(source(sides.desired()).equals(source(sides.live().schema())))
                    .isEqualTo(equal);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "varchar(20) | a in ('A','B') | A B",
                "varchar(20) | a in ('B','A') | A B",
                "varchar(20) | a in ('A') | A",
                "varchar(20) | a in ('A','B') or a is null | A B",
                "varchar(20) | (a = 'A' or a = 'B') | A B",
                "text | A IN ('A','B') | A B",
                "char(1) | a in ('N','Y') | N Y",
                "smallint | a between 0 and 2 | 0 1 2",
                "bigint | a between -1 and 0 | -1 0",
                "integer | (a>=0) and (a<=1) | 0 1",
                "integer | a in (0,1) | 0 1",
                "numeric(1,0) | a in (0,1) | 0 1",
                "mood | a in ('ok','sad') | ok sad",
            })
    void readsTheValuesThatACheckAdmits(String type, String condition, String values) throws Exception { // A70, A74
        try (var live = TestConversation.begin(
                "CREATE TYPE mood AS ENUM ('ok', 'sad')",
                "CREATE TABLE book (a " + type + " CHECK (" + condition + "))")) {
            Table desired = withChecks(
                    book(Column.of("a", new PostgresColumnTypes().canonical(type))), Check.of(null, condition));

            Sides sides = live.sides(desired);

            Check expected = check(sides.desired());
            assertThat(expected.condition())
                    .isEqualTo(check(sides.live().schema()).condition());
            assertThat(expected.columns()).containsExactly("a");
            assertThat(expected.values().values()).containsExactly(values.split(" "));
            assertThat(expected.values()).isEqualTo(check(sides.live().schema()).values());
        }
    }

    @Test
    void readsValuesThatNeedQuotesInAnArray() throws Exception {
        try (var live = TestConversation.begin("CREATE TABLE book (a text)")) {
            Table desired = withChecks(
                    book(Column.of("a", ColumnType.of("text"))),
                    Check.of(null, "a in ('it''s', 'x,\"y\"', 'NULL', '', 'a\\b', '{c}', 'a b')"));

            assertThat(check(live.sides(desired).desired()).values())
                    .isEqualTo(new ValueList("a", Set.of("it's", "x,\"y\"", "NULL", "", "a\\b", "{c}", "a b")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a > 0", "a in (1, null)", "a between 0 and 1.5", "a in (1) or b in (2)", "a <> 3", "a = b"})
    void takesNoOtherCheckForAListOfValues(String condition) throws Exception {
        try (var live = TestConversation.begin("CREATE TABLE book (a int, b int)")) {
            Table desired = withChecks(
                    book(Column.of("a", ColumnType.of("integer")), Column.of("b", ColumnType.of("integer"))),
                    Check.of(null, condition));

            assertThat(check(live.sides(desired).desired()).values()).isNull();
        }
    }

    @Test
    void findsACheckEqualAfterDumpAndRestore() throws Exception { // A74
        try (var live = TestConversation.begin("CREATE TABLE book (a varchar(20) CONSTRAINT ck CHECK"
                + " (((a)::text = ANY (ARRAY[('A'::character varying)::text, ('B'::character varying)::text]))))")) {
            Table desired = withChecks(
                    book(Column.of("a", ColumnType.of("character varying", 20))), Check.of("ck", "a in ('A','B')"));

            Sides sides = live.sides(desired);

            assertThat(check(sides.desired()).condition())
                    .isEqualTo(check(sides.live().schema()).condition());
        }
    }

    @Test
    void resolvesAllThatCanBeResolvedWhenSomethingCannot() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE TABLE book (a int CHECK (a > 0), b int DEFAULT 7 CHECK (b > 1), c int DEFAULT 1)")) {
            ColumnType integer = ColumnType.of("integer");
            Table desired = withChecks(
                    book(
                            Column.of("a", integer),
                            Column.of("b", integer).withSource(ColumnSource.defaultOf("'7'")),
                            Column.of("c", integer).withSource(ColumnSource.defaultOf("no_such_function()")),
                            Column.of("d", ColumnType.of("no_such_type"))),
                    Check.of(null, "A>0"),
                    Check.of(null, "d = 'x'"),
                    Check.of(null, "a > (("),
                    Check.of(null, "b>1 -- a comment"),
                    Check.of(null, "true; DROP TABLE book"));

            Schema resolved = live.sides(desired).desired();

            assertThat(resolved.tables().get(0).constraints().checks())
                    .extracting(check -> check.condition().canonical())
                    .containsExactly("(a > 0)", "d = 'x'", "a > ((", "(b > 1)", "true; DROP TABLE book");
            assertThat(resolved.tables().get(0).columns())
                    .extracting(Column::source)
                    .contains(new ColumnSource.Default(new Expression("'7'", "7", false)))
                    .contains(ColumnSource.defaultOf("no_such_function()"));
            assertThat(live.read("book").relation(name("book"))).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"now() | false", "5 | false", "random() | true", "nextval('missing') | true", "'ok' | false"})
    void knowsWhetherTheDefaultOfAMissingColumnIsVolatile(String sql, boolean isVolatile) throws Exception {
        try (var live = TestConversation.begin("CREATE TABLE book (a int)")) {
            Table desired = book(Column.of("b", ColumnType.of("mood")).withSource(ColumnSource.defaultOf(sql)));

            ColumnSource.Default source =
                    (ColumnSource.Default) source(live.sides(desired).desired());

            assertThat(source.expression().isVolatile()).isEqualTo(isVolatile);
        }
    }

    @Test
    void resolvesTypesThatTheModelSpellsInItsOwnWay() throws Exception { // A65
        try (var live = TestConversation.begin(
                "CREATE TYPE mood AS ENUM ('ok')",
                "CREATE DOMAIN amount AS int CHECK (VALUE > 0)",
                "CREATE SCHEMA other",
                "CREATE TYPE other.mood AS ENUM ('ok')",
                "CREATE TABLE book (a mood, b amount, c other.mood, d mood[])")) {
            Table desired = book(
                    Column.of("a", ColumnType.of("public.mood")),
                    Column.of("b", ColumnType.of("public.amount")),
                    Column.of("c", ColumnType.of("\"other\".\"mood\"")),
                    Column.of("d", ColumnType.of("\"public\".mood").array()));

            Sides sides = live.sides(desired);

            assertThat(sides.desired().tables().get(0).columns())
                    .isEqualTo(sides.live().schema().tables().get(0).columns());
        }
    }

    @Test
    void findsPartialAndComputedIndexesEqual() throws Exception { // A58
        try (var live = TestConversation.begin(
                "CREATE TABLE book (a varchar(20), b int)", "CREATE INDEX ix ON book (lower(a), b) WHERE b > 3")) {
            Index.Definition definition = new Index.Definition(
                    false,
                    "btree",
                    List.of(
                            new Index.Key(Expression.of("LOWER(a)"), true, Index.Order.ASCENDING),
                            Index.Key.column("b")),
                    List.of(),
                    Expression.of("b>3"),
                    false);
            Table desired = book(
                            Column.of("a", ColumnType.of("character varying", 20)),
                            Column.of("b", ColumnType.of("integer")))
                    .withConstraints(new Table.Constraints(
                            List.of(), List.of(), List.of(), List.of(new Index("ix", definition))));

            Sides sides = live.sides(desired);

            assertThat(sides.desired().tables().get(0).constraints().indexes())
                    .isEqualTo(
                            sides.live().schema().tables().get(0).constraints().indexes());
        }
    }

    @Test
    void findsGenerationExpressionsEqual() throws Exception {
        try (var live =
                TestConversation.begin("CREATE TABLE book (a int, b bigint GENERATED ALWAYS AS (a+1) STORED)")) {
            Table desired = book(
                    Column.of("a", ColumnType.of("integer")),
                    Column.of("b", ColumnType.of("bigint"))
                            .withSource(new ColumnSource.Generated(Expression.of("A + 1"), true)));

            Sides sides = live.sides(desired);

            assertThat(sides.desired().tables().get(0).columns())
                    .isEqualTo(sides.live().schema().tables().get(0).columns());
        }
    }

    private static Table book(Column... columns) {
        return Table.of(name("book"), List.of(columns));
    }

    private static Table withChecks(Table table, Check... checks) {
        return table.withConstraints(new Table.Constraints(List.of(), List.of(), List.of(checks), List.of()));
    }

    private static Check check(Schema schema) {
        return schema.tables().get(0).constraints().checks().get(0);
    }

    private static ColumnSource source(Schema schema) {
        return schema.tables().get(0).columns().get(0).source();
    }
}
