package io.github.automigrate.desired;

import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Reads the check constraints of one table and of its columns as Hibernate's {@code create} would make them. */
final class CheckReader {

    private final Mapping mapping;
    private final Table table;

    CheckReader(Mapping mapping, Table table) {
        this.mapping = mapping;
        this.table = table;
    }

    List<Check> checks(ColumnReader columns) {
        List<Check> checks = new ArrayList<>();
        for (Column column : table.getColumns()) {
            checks.addAll(ofColumn(column, columns.fragment(column)));
        }
        for (CheckConstraint check : table.getChecks()) {
            checks.add(Check.of(name(check.getName()), check.getConstraint()));
        }
        for (Column column : table.getColumns()) {
            if (column instanceof AggregateColumn aggregate) {
                new AggregateChecks(mapping.dialect())
                        .condition(aggregate)
                        .ifPresent(condition -> checks.add(of(null, column, condition)));
            }
        }
        return checks;
    }

    private List<Check> ofColumn(Column column, ColumnFragment fragment) {
        List<Check> checks = new ArrayList<>();
        fragment.clauses().stream()
                .filter(clause -> "check".equals(clause.kind()))
                .forEach(clause -> checks.add(of(clause.name(), column, SqlWords.unwrapped(clause.body()))));
        // the anonymous ones become one constraint
        String anonymous = column.getCheckConstraints().stream()
                .filter(CheckConstraint::isAnonymous)
                .map(CheckConstraint::getConstraintInParens)
                .collect(Collectors.joining(" and "));
        if (!anonymous.isEmpty()) {
            checks.add(of(null, column, anonymous));
        }
        column.getCheckConstraints().stream()
                .filter(CheckConstraint::isNamed)
                .forEach(check -> checks.add(of(check.getName(), column, check.getConstraint())));
        return checks;
    }

    private Check of(@Nullable String name, Column column, String condition) {
        return new Check(
                name(name), Expression.of(condition), Set.of(mapping.notation().name(column)), null);
    }

    private @Nullable String name(@Nullable String spelling) {
        return spelling == null || spelling.isBlank()
                ? null
                : mapping.notation().sqlName(spelling);
    }
}
