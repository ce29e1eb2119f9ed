package io.github.automigrate.dialect.postgres;

import io.github.automigrate.dialect.postgres.ServerForms.Form;
import io.github.automigrate.dialect.postgres.ServerForms.Questions;
import io.github.automigrate.dialect.postgres.ServerForms.Volatility;
import io.github.automigrate.execution.Session.Sides;
import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Check.ValueList;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Table;
import io.github.automigrate.schema.UniqueKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks the server for its own form of types and expressions, so that both sides compare by equality. */
final class PostgresCanonicalForm {

    private static final String NULL = "NULL::";

    private final TableForms table;
    private final ServerForms answers;
    private final Map<Form, Form> equalValues;

    private PostgresCanonicalForm(TableForms table, ServerForms answers, Map<Form, Form> equalValues) {
        this.table = table;
        this.answers = answers;
        this.equalValues = equalValues;
    }

    /**
     * Returns both sides in canonical form; asks nothing when the texts are equal already, and executes no DDL. What the
     * server cannot resolve keeps its text as canonical form.
     */
    static Sides sides(Connection connection, Schema desired, LiveSchema live) throws SQLException {
        Map<QualifiedName, TableForms> tables = new HashMap<>();
        desired.tables().forEach(table -> live.schema()
                .table(table.name())
                .ifPresent(match -> tables.put(table.name(), new TableForms(table, match))));
        Questions questions = new Questions(new ArrayList<>(), new ArrayList<>());
        tables.values().forEach(table -> table.addTo(questions));
        ServerForms answers = ServerForms.ask(connection, questions);
        Map<Form, Form> equalValues = EqualValues.among(connection, undecided(tables.values(), answers)).stream()
                .collect(Collectors.toMap(EqualValues.Pair::desired, EqualValues.Pair::live, (one, other) -> one));
        Map<QualifiedName, PostgresCanonicalForm> forms = new HashMap<>();
        tables.forEach((name, table) -> forms.put(name, new PostgresCanonicalForm(table, answers, equalValues)));
        return new Sides(in(desired, forms, true), live.withSchema(in(live.schema(), forms, false)));
    }

    // only values that are the same for a whole statement can be compared, and constants compare by their text
    private static List<EqualValues.Pair> undecided(Iterable<TableForms> tables, ServerForms answers) {
        List<EqualValues.Pair> pairs = new ArrayList<>();
        for (TableForms table : tables) {
            for (TableForms.DefaultPair pair : table.defaults()) {
                Form desired = table.value(pair.desired(), pair.liveColumn());
                Form live = table.value(pair.live(), pair.liveColumn());
                boolean differs = !answers.printed(desired).equals(answers.printed(live));
                if (differs && isStable(pair.desired(), answers) && isStable(pair.live(), answers)) {
                    pairs.add(new EqualValues.Pair(desired, live));
                }
            }
        }
        return pairs;
    }

    private static boolean isStable(Expression expression, ServerForms answers) {
        return answers.volatility(expression.sql())
                .filter(Volatility.STABLE::equals)
                .isPresent();
    }

    private static Schema in(Schema schema, Map<QualifiedName, PostgresCanonicalForm> forms, boolean desired) {
        return schema.withTables(schema.tables().stream()
                .map(table -> forms.containsKey(table.name())
                        ? forms.get(table.name()).table(table, desired)
                        : table)
                .toList());
    }

    private Table table(Table side, boolean desired) {
        List<Column> columns = side.columns().stream()
                .map(column -> desired ? desired(column) : live(column))
                .toList();
        Table.Constraints constraints = side.constraints();
        List<Check> checks = constraints.checks().stream().map(this::check).toList();
        List<Index> indexes = constraints.indexes().stream().map(this::index).toList();
        List<UniqueKey> uniqueKeys = constraints.uniqueKeys().stream()
                .map(key -> desired ? ConstraintNames.named(key, table.live()) : key)
                .toList();
        return side.withColumns(columns)
                .withConstraints(new Table.Constraints(uniqueKeys, constraints.foreignKeys(), checks, indexes));
    }

    private Column desired(Column column) {
        return table.live()
                .column(column.name())
                .map(match -> withLiveForm(column.withType(type(column, match)), match))
                .orElseGet(() -> withVolatility(column));
    }

    private Column live(Column column) {
        return withLiveForm(column, column);
    }

    private ColumnType type(Column column, Column match) {
        ColumnType resolved = answers.printed(TableForms.type(column))
                .map(PostgresCanonicalForm::typeOfNull)
                .orElse(column.type());
        return TypeChange.isNone(resolved, match.type()) ? match.type() : resolved;
    }

    // a domain with a constraint is printed as (NULL::integer)::name
    private static ColumnType typeOfNull(String printed) {
        int start = printed.startsWith(NULL) ? NULL.length() : printed.lastIndexOf(")::") + ")::".length();
        return new PostgresColumnTypes().canonical(printed.substring(start));
    }

    private Column withLiveForm(Column column, Column match) {
        return TableForms.expression(column.source())
                .map(expression -> column.withSource(replaced(column.source(), value(expression, match))))
                .orElse(column);
    }

    private Expression value(Expression expression, Column match) {
        Form form = table.value(expression, match);
        boolean isVolatile = answers.volatility(expression.sql())
                .map(Volatility.VOLATILE::equals)
                .orElse(expression.isVolatile());
        String canonical = answers.printed(equalValues.getOrDefault(form, form)).orElse(expression.canonical());
        return new Expression(expression.sql(), canonical, isVolatile);
    }

    // a default that the server cannot resolve yet, nextval of a sequence to be created say, counts as volatile
    private Column withVolatility(Column column) {
        if (!(column.source() instanceof ColumnSource.Default value)) {
            return column;
        }
        String sql = value.expression().sql();
        boolean isVolatile =
                answers.volatility(sql).map(Volatility.VOLATILE::equals).orElse(true);
        return column.withSource(
                new ColumnSource.Default(new Expression(sql, value.expression().canonical(), isVolatile)));
    }

    private static ColumnSource replaced(ColumnSource source, Expression expression) {
        return source instanceof ColumnSource.Generated generated
                ? new ColumnSource.Generated(expression, generated.stored())
                : new ColumnSource.Default(expression);
    }

    private Check check(Check check) {
        return answers.printed(table.condition(check.condition()))
                .map(printed -> check(check, printed))
                .orElse(check);
    }

    private Check check(Check check, String printed) {
        ValueList values = ValueLists.parse(printed);
        Set<String> columns = table.columnsIn(printed);
        // however it is spelled, a list of values is the same when its values are
        String canonical = values == null ? printed : ValueLists.printed(values);
        return new Check(
                check.name(),
                new Expression(check.condition().sql(), canonical, false),
                columns.isEmpty() ? check.columns() : columns,
                values);
    }

    private Index index(Index index) {
        Index.Definition definition = index.definition();
        List<Index.Key> keys = definition.keys().stream()
                .map(key -> key.computed() ? new Index.Key(condition(key.expression()), true, key.order()) : key)
                .toList();
        Expression predicate = definition.predicate();
        return new Index(
                index.name(),
                new Index.Definition(
                        definition.unique(),
                        definition.method(),
                        keys,
                        definition.included(),
                        predicate == null ? null : condition(predicate),
                        definition.nullsNotDistinct()));
    }

    private Expression condition(Expression expression) {
        return answers.printed(table.condition(expression))
                .map(printed -> new Expression(expression.sql(), printed, false))
                .orElse(expression);
    }
}
