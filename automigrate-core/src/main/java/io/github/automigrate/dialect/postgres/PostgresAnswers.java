package io.github.automigrate.dialect.postgres;

import io.github.automigrate.plan.Evidence;
import io.github.automigrate.plan.Question;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database about its rows. Reading locks a table against nothing but an exclusive lock, and whoever waits for one
 * is not kept waiting: every count is bounded in rows and in time.
 */
final class PostgresAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresAnswers.class);

    private PostgresAnswers() {}

    /** Returns the answers that could be found within the timeouts; the other questions stay unanswered. */
    static Evidence answer(Connection connection, Set<Question> questions, Timeouts timeouts) throws SQLException {
        List<Question> asked = List.copyOf(questions);
        if (asked.isEmpty()) {
            return Evidence.NONE;
        }
        try {
            return evidence(connection, asked, timeouts);
        } catch (SQLException e) {
            if (!ReadOnlyRound.isRefusal(e)) {
                throw e;
            }
            return oneByOne(connection, asked, timeouts);
        }
    }

    private static Evidence oneByOne(Connection connection, List<Question> questions, Timeouts timeouts)
            throws SQLException {
        Evidence evidence = Evidence.NONE;
        for (Question question : questions) {
            try {
                evidence = evidence.and(evidence(connection, List.of(question), timeouts));
            } catch (SQLException e) {
                if (!ReadOnlyRound.isRefusal(e)) {
                    throw e;
                }
                LOG.debug("{} stays unanswered", question, e);
            }
        }
        return evidence;
    }

    private static Evidence evidence(Connection connection, List<Question> questions, Timeouts timeouts)
            throws SQLException {
        List<String> queries = questions.stream().map(PostgresAnswers::sql).toList();
        List<String> values = ReadOnlyRound.values(connection, timeouts.settings(), queries);
        Map<Question, Long> answers = new HashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            String value = values.get(i);
            boolean plan = questions.get(i) instanceof Question.ExpectedRows;
            answers.put(questions.get(i), plan ? ExplainOutput.rows(value) : Long.parseLong(value));
        }
        return new Evidence(answers);
    }

    private static String sql(Question question) {
        String table = PostgresSql.quoted(question.table());
        if (question instanceof Question.ExpectedRows) {
            return "EXPLAIN (FORMAT JSON) SELECT 1 FROM " + table;
        }
        if (question instanceof Question.HighestValue highest) {
            return "SELECT coalesce(max(" + PostgresSql.quoted(highest.column()) + "), 0)::bigint FROM " + table;
        }
        return question instanceof Question.AnyRow || question instanceof Question.AnyValue
                ? count(rows(question, table), 1)
                : count(rows(question, table), Question.BOUND);
    }

    private static String count(String rows, long bound) {
        return "SELECT count(*) FROM (SELECT " + rows + "\n LIMIT " + bound + ") AS bounded";
    }

    private static String rows(Question question, String table) {
        if (question instanceof Question.AnyValue any) {
            return "FROM " + table + " WHERE " + PostgresSql.quoted(any.column()) + " IS NOT NULL";
        }
        if (question instanceof Question.Nulls nulls) {
            return "FROM " + table + " WHERE " + PostgresSql.quoted(nulls.column()) + " IS NULL";
        }
        if (question instanceof Question.Duplicates duplicates) {
            return "FROM " + table + " WHERE " + present("", duplicates.columns()) + " GROUP BY "
                    + PostgresSql.quoted(duplicates.columns()) + " HAVING count(*) > 1";
        }
        if (question instanceof Question.Orphans orphans) {
            return "FROM " + table + " AS child WHERE " + orphan(orphans.foreignKey());
        }
        return question instanceof Question.Violations violations
                ? "FROM " + table + " WHERE NOT ("
                        + violations.check().condition().sql() + "\n)"
                : "FROM " + table;
    }

    // a row with a NULL in the key refers to nothing (MATCH SIMPLE) and equals nothing
    private static String present(String alias, List<String> columns) {
        return columns.stream()
                .map(column -> alias + PostgresSql.quoted(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
    }

    private static String orphan(ForeignKey foreignKey) {
        List<String> parents = foreignKey.reference().columns();
        QualifiedName parent = foreignKey.reference().table();
        String matches = IntStream.range(0, parents.size())
                .mapToObj(i -> "parent." + PostgresSql.quoted(parents.get(i)) + " = child."
                        + PostgresSql.quoted(foreignKey.columns().get(i)))
                .collect(Collectors.joining(" AND "));
        return present("child.", foreignKey.columns()) + " AND NOT EXISTS (SELECT FROM " + PostgresSql.quoted(parent)
                + " AS parent WHERE " + matches + ")";
    }

    /** How long a question may wait for a lock, and how long it may take in all. */
    record Timeouts(Duration lock, Duration statement) {

        private List<String> settings() {
            // a policy that hides rows from us would make the answer wrong, so it makes the query fail instead
            return List.of(
                    "lock_timeout = " + lock.toMillis(),
                    "statement_timeout = " + statement.toMillis(),
                    "row_security = off");
        }
    }
}
