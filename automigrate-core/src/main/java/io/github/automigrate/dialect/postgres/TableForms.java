package io.github.automigrate.dialect.postgres;

import io.github.automigrate.dialect.postgres.ServerForms.Form;
import io.github.automigrate.dialect.postgres.ServerForms.Questions;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The questions that must be asked about one table before its two sides compare by equality. Where the texts are equal
 * there is none. Both sides are asked about under the types that the columns have in the database, and under those of
 * the model where the database lacks the column.
 */
record TableForms(Table desired, Table live) {

    // a column definition list needs at least one column
    private static final String NO_COLUMNS = "nothing integer";

    /** Adds the questions about this table. */
    void addTo(Questions questions) {
        for (Column column : desired.columns()) {
            live.column(column.name())
                    .ifPresentOrElse(match -> addColumn(questions, column, match), () -> addMissing(questions, column));
        }
        List<Expression> liveConditions = conditions(live).toList();
        if (!liveConditions.containsAll(conditions(desired).toList())) {
            Stream.concat(conditions(desired), liveConditions.stream())
                    .map(this::condition)
                    .forEach(questions.forms()::add);
        }
        List<Expression> liveKeys = indexExpressions(live).toList();
        if (!liveKeys.isEmpty()
                && !liveKeys.containsAll(indexExpressions(desired).toList())) {
            Stream.concat(indexExpressions(desired), liveKeys.stream())
                    .map(this::condition)
                    .forEach(questions.forms()::add);
        }
    }

    private void addColumn(Questions questions, Column column, Column match) {
        if (!column.type().equals(match.type())) {
            questions.forms().add(type(column));
        }
        Optional<Expression> wanted = expression(column.source());
        if (wanted.isEmpty() || column.source().equals(match.source())) {
            return;
        }
        Stream.concat(wanted.stream(), expression(match.source()).stream()).forEach(expression -> {
            questions.forms().add(value(expression, match));
            questions.volatilities().add(expression.sql());
        });
    }

    private static void addMissing(Questions questions, Column column) {
        if (column.source() instanceof ColumnSource.Default value) {
            questions.volatilities().add(value.expression().sql());
        }
    }

    private static Stream<Expression> conditions(Table table) {
        return table.constraints().checks().stream().map(Check::condition);
    }

    private static Stream<Expression> indexExpressions(Table table) {
        return table.constraints().indexes().stream()
                .map(Index::definition)
                .flatMap(definition -> Stream.concat(
                        definition.keys().stream().filter(Index.Key::computed).map(Index.Key::expression),
                        Stream.ofNullable(definition.predicate())));
    }

    /** Returns the expression of a default or generated column. */
    static Optional<Expression> expression(ColumnSource source) {
        return source.accept(new ColumnSource.Visitor<>() {
            @Override
            public Optional<Expression> visitNone() {
                return Optional.empty();
            }

            @Override
            public Optional<Expression> visitDefault(ColumnSource.Default value) {
                return Optional.of(value.expression());
            }

            @Override
            public Optional<Expression> visitIdentity() {
                return Optional.empty();
            }

            @Override
            public Optional<Expression> visitGenerated(ColumnSource.Generated value) {
                return Optional.of(value.expression());
            }
        });
    }

    /** Returns the question how the server spells a column's type. */
    static Form type(Column column) {
        return new Form(NO_COLUMNS, "NULL::" + PostgresSql.type(column.type()));
    }

    /** Returns the question what the expression gives for a live column. */
    Form value(Expression expression, Column liveColumn) {
        String sql = "CAST((" + expression.sql() + "\n) AS " + PostgresSql.type(liveColumn.type()) + ")";
        return new Form(columns(expression), sql);
    }

    /** Returns the question what a check, a predicate or a computed key says. */
    Form condition(Expression expression) {
        return new Form(columns(expression), "(" + expression.sql() + "\n)");
    }

    // only what the text may mention, so that a type which does not exist yet spoils nothing else
    private String columns(Expression expression) {
        String text = expression.sql().toLowerCase(Locale.ROOT);
        String definitions = allColumns()
                .filter(column -> text.contains(column.name().toLowerCase(Locale.ROOT)))
                .map(column -> PostgresSql.quoted(column.name()) + " " + PostgresSql.type(column.type()))
                .collect(Collectors.joining(", "));
        return definitions.isEmpty() ? NO_COLUMNS : definitions;
    }

    private Stream<Column> allColumns() {
        return Stream.concat(
                live.columns().stream(), desired.columns().stream().filter(column -> live.column(column.name())
                        .isEmpty()));
    }

    /** Returns which columns an expression reads that the server has printed. */
    Set<String> columnsIn(String printed) {
        Set<String> names = ExpressionText.names(printed);
        return allColumns().map(Column::name).filter(names::contains).collect(Collectors.toSet());
    }

    /** Returns the pairs of defaults that both sides have for a column. */
    List<DefaultPair> defaults() {
        return desired.columns().stream()
                .flatMap(column -> live.column(column.name()).flatMap(match -> pair(column, match)).stream())
                .toList();
    }

    private Optional<DefaultPair> pair(Column column, Column match) {
        return column.source() instanceof ColumnSource.Default wanted
                        && match.source() instanceof ColumnSource.Default existing
                ? Optional.of(new DefaultPair(wanted.expression(), existing.expression(), match))
                : Optional.empty();
    }

    /** The defaults of a column on both sides. */
    record DefaultPair(Expression desired, Expression live, Column liveColumn) {}
}
