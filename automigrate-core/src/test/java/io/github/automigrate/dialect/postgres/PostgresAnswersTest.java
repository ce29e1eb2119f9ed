package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.TestConversation.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.plan.Evidence;
import io.github.automigrate.plan.Question;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.ForeignKey.ReferentialAction;
import io.github.automigrate.schema.QualifiedName;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostgresAnswersTest {

    private static final PostgresAnswers.Timeouts TIMEOUTS =
            new PostgresAnswers.Timeouts(Duration.ofMillis(200), Duration.ofSeconds(5));

    private static final QualifiedName BOOK = name("Odd Schema.Book");

    @Test
    void answersEveryKindOfQuestion() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE SCHEMA \"Odd Schema\"",
                "CREATE TABLE author (id int)",
                "INSERT INTO author VALUES (1)",
                "CREATE TABLE \"Odd Schema\".\"Book\" (\"Id\" int, a int, b int, c int)",
                "INSERT INTO \"Odd Schema\".\"Book\" VALUES (7, 1, 1, null), (8, 1, 1, null), (9, null, 2, null)",
                "CREATE TABLE empty (a int)")) {
            ForeignKey key = new ForeignKey(
                    null,
                    List.of("b"),
                    new ForeignKey.Reference(
                            name("author"), List.of("id"), ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION));

            assertThat(answer(live, new Question.AnyRow(BOOK))).isEqualTo(1);
            assertThat(answer(live, new Question.AnyRow(name("empty")))).isZero();
            assertThat(answer(live, new Question.AnyValue(BOOK, "a"))).isEqualTo(1);
            assertThat(answer(live, new Question.AnyValue(BOOK, "c"))).isZero();
            assertThat(answer(live, new Question.Nulls(BOOK, "c"))).isEqualTo(3);
            assertThat(answer(live, new Question.Duplicates(BOOK, List.of("a", "b"))))
                    .isEqualTo(1);
            assertThat(answer(live, new Question.Duplicates(BOOK, List.of("Id"))))
                    .isZero();
            assertThat(answer(live, new Question.Orphans(BOOK, key))).isEqualTo(1);
            assertThat(answer(live, new Question.Violations(BOOK, Check.of(null, "b < 2 -- comment"))))
                    .isEqualTo(1);
            assertThat(answer(live, new Question.HighestValue(BOOK, "Id"))).isEqualTo(9);
            assertThat(answer(live, new Question.HighestValue(name("empty"), "a")))
                    .isZero();
        }
    }

    @Test
    void countsNoFurtherThanTheBound() throws Exception {
        try (var live =
                TestConversation.begin("CREATE TABLE book AS SELECT NULL::int AS a FROM generate_series(1, 1500)")) {
            assertThat(answer(live, new Question.Nulls(name("book"), "a"))).isEqualTo(Question.BOUND);
        }
    }

    @Test
    void estimatesRowsByThePlannerAlone() throws Exception {
        try (var live =
                TestConversation.begin("CREATE TABLE book AS SELECT generate_series(1, 5000) AS a", "ANALYZE book")) {
            assertThat(answer(live, new Question.ExpectedRows(name("book")))).isEqualTo(5000);
        }
    }

    @Test
    void leavesOpenWhatCannotBeAnswered() throws Exception {
        try (var live = TestConversation.begin("CREATE TABLE book (a int)", "CREATE TABLE locked (a int)");
                Connection other = live.database().dataSource().getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("LOCK TABLE locked IN ACCESS EXCLUSIVE MODE");
            }
            Question answerable = new Question.AnyRow(name("book"));

            Evidence evidence = PostgresAnswers.answer(
                    live.connection(),
                    Set.of(
                            answerable,
                            new Question.AnyRow(name("locked")),
                            new Question.AnyRow(name("missing")),
                            new Question.Violations(name("book"), Check.of(null, "true); DROP TABLE book; SELECT (1"))),
                    TIMEOUTS);

            assertThat(evidence.answers()).containsOnlyKeys(answerable);
            assertThat(live.connection().getAutoCommit()).isTrue();
        }
    }

    private static long answer(TestConversation live, Question question) throws Exception {
        return PostgresAnswers.answer(live.connection(), Set.of(question), TIMEOUTS)
                .answer(question)
                .orElseThrow();
    }
}
