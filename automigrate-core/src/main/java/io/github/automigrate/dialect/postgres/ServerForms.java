package io.github.automigrate.dialect.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the server makes of expressions: EXPLAIN parses them, folds constants and prints the outcome, without a table and
 * without DDL. All questions travel together; one that the server refuses is found by halving and stays without answer.
 */
final class ServerForms {

    // a target list holds 1664 entries at most
    private static final int LONGEST_LIST = 500;

    private static final String FORM =
            "EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) SELECT %s" + " FROM jsonb_to_record('{}') AS t(%s)";

    // a volatile condition must be asked for each row, a stable one only once, and an immutable one is folded away
    private static final String VOLATILITY =
            "EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON)" + " SELECT FROM generate_series(1, 2) WHERE (%s\n) IS NOT NULL";

    private final Connection connection;
    private final Map<Form, String> forms = new HashMap<>();
    private final Map<String, Volatility> volatilities = new HashMap<>();

    private ServerForms(Connection connection) {
        this.connection = connection;
    }

    /** Asks the server; sends nothing when there is no question. */
    static ServerForms ask(Connection connection, Questions questions) throws SQLException {
        ServerForms answers = new ServerForms(connection);
        answers.ask(questions.statements());
        return answers;
    }

    private void ask(List<Explain> statements) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try {
            List<String> plans = ReadOnlyRound.values(
                    connection, List.of(), statements.stream().map(Explain::sql).toList());
            for (int i = 0; i < plans.size(); i++) {
                statements.get(i).accept(plans.get(i), this);
            }
        } catch (SQLException e) {
            if (!ReadOnlyRound.isRefusal(e)) {
                throw e;
            }
            askHalves(statements);
        }
    }

    private void askHalves(List<Explain> statements) throws SQLException {
        int middle = statements.size() / 2;
        if (middle > 0) {
            ask(statements.subList(0, middle));
            ask(statements.subList(middle, statements.size()));
        } else {
            ask(statements.get(0).halves());
        }
    }

    /** Returns how the server prints the expression; empty when it refused it. */
    Optional<String> printed(Form form) {
        return Optional.ofNullable(forms.get(form));
    }

    /** Returns how volatile the expression is; empty when the server refused it or was not asked. */
    Optional<Volatility> volatility(String expression) {
        return Optional.ofNullable(volatilities.get(expression));
    }

    /** How often an expression must be evaluated. */
    enum Volatility {
        /** Never again. */
        IMMUTABLE,
        /** Once a statement. */
        STABLE,
        /** For every row. */
        VOLATILE
    }

    /**
     * An expression to be printed.
     *
     * @param columns the columns that it may read, as a column definition list
     */
    record Form(String columns, String expression) {}

    /** What is to be asked. */
    record Questions(Collection<Form> forms, Collection<String> volatilities) {

        private List<Explain> statements() {
            Map<String, List<String>> lists = new LinkedHashMap<>();
            for (Form form : new LinkedHashSet<>(forms)) {
                lists.computeIfAbsent(form.columns, columns -> new ArrayList<>())
                        .add(form.expression);
            }
            List<Explain> statements = new ArrayList<>();
            lists.forEach((columns, expressions) -> {
                for (int start = 0; start < expressions.size(); start += LONGEST_LIST) {
                    int end = Math.min(start + LONGEST_LIST, expressions.size());
                    statements.add(new ExplainForms(columns, expressions.subList(start, end)));
                }
            });
            new LinkedHashSet<>(volatilities).forEach(expression -> statements.add(new ExplainVolatility(expression)));
            return statements;
        }
    }

    private interface Explain {
        String sql();

        /** Returns this question as two smaller ones; none when it is about one expression only. */
        List<Explain> halves();

        void accept(String plan, ServerForms answers);
    }

    private record ExplainForms(String columns, List<String> expressions) implements Explain {

        @Override
        public String sql() {
            return FORM.formatted(String.join(", ", expressions), columns);
        }

        @Override
        public List<Explain> halves() {
            int middle = expressions.size() / 2;
            return middle == 0
                    ? List.of()
                    : List.of(
                            new ExplainForms(columns, expressions.subList(0, middle)),
                            new ExplainForms(columns, expressions.subList(middle, expressions.size())));
        }

        @Override
        public void accept(String plan, ServerForms answers) {
            List<String> output = ExplainOutput.expressions(plan);
            IntStream.range(0, Math.min(output.size(), expressions.size()))
                    .forEach(i -> answers.forms.put(new Form(columns, expressions.get(i)), output.get(i)));
        }
    }

    private record ExplainVolatility(String expression) implements Explain {

        @Override
        public String sql() {
            return VOLATILITY.formatted(expression);
        }

        @Override
        public List<Explain> halves() {
            return List.of();
        }

        @Override
        public void accept(String plan, ServerForms answers) {
            // inside a JSON text the quotes would be escaped, so these can only be keys
            boolean onlyOnce =
                    plan.contains("\"One-Time Filter\": \"") && !plan.contains("\"One-Time Filter\": \"false");
            Volatility stableAtMost = onlyOnce ? Volatility.STABLE : Volatility.IMMUTABLE;
            answers.volatilities.put(expression, plan.contains("\"Filter\": \"") ? Volatility.VOLATILE : stableAtMost);
        }
    }
}
