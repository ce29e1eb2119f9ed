package io.github.automigrate.diff;

import io.github.automigrate.live.Relation;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.Management;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two sides of one table, as far as they take part in the comparison.
 *
 * @param scope what takes part
 * @param facts what is known about the live side beyond its definition
 */
record TableSides(Table desired, Table live, Scope scope, Facts facts) {

    static TableSides of(Table desired, Table live, Relation.Pending pending) {
        List<AmbiguousColumn> ambiguous = ambiguousColumns(desired, live);
        Scope scope = Scope.of(desired, live, ambiguous);
        Facts facts = new Facts(ambiguous, pending);
        return new TableSides(scope.narrowed(withImpliedNotNull(desired)), scope.narrowed(live), scope, facts);
    }

    private static List<AmbiguousColumn> ambiguousColumns(Table desired, Table live) {
        List<AmbiguousColumn> ambiguous = new ArrayList<>();
        for (Column column : desired.columns()) {
            boolean missing = live.column(column.name()).isEmpty();
            if (missing && column.traits().management() != Management.NONE) {
                namesake(column, desired, live)
                        .map(other -> new AmbiguousColumn(desired.name(), column, other))
                        .ifPresent(ambiguous::add);
            }
        }
        return ambiguous;
    }

    private static Optional<Column> namesake(Column column, Table desired, Table live) {
        return live.columns().stream()
                .filter(other -> other.name().equalsIgnoreCase(column.name()))
                .filter(other -> desired.column(other.name()).isEmpty())
                .findFirst();
    }

    // PostgreSQL makes the columns of a primary key and identity columns NOT NULL without being told
    private static Table withImpliedNotNull(Table table) {
        PrimaryKey key = table.primaryKey();
        List<String> keyColumns = key == null ? List.of() : key.columns();
        List<Column> columns = table.columns().stream()
                .map(column -> keyColumns.contains(column.name()) || column.source() instanceof ColumnSource.Identity
                        ? column.required()
                        : column)
                .toList();
        return table.withColumns(columns);
    }

    QualifiedName name() {
        return desired.name();
    }

    /** Returns the desired columns that the live side lacks. */
    List<Column> missingColumns() {
        return desired.columns().stream()
                .filter(column -> live.column(column.name()).isEmpty())
                .toList();
    }

    /** Returns the live columns that the desired side does not know. */
    List<Column> unexpectedColumns() {
        return live.columns().stream()
                .filter(column -> desired.column(column.name()).isEmpty())
                .toList();
    }

    /** Returns whether the index is there and valid. */
    boolean isValid(String index) {
        return !facts.pending.invalidIndexes().contains(index);
    }

    /** Returns whether the constraint holds for all rows, not for new ones alone. */
    boolean isValidated(String constraint) {
        return !facts.pending.unvalidated().contains(constraint);
    }

    /**
     * What is known before columns and constraints are compared.
     *
     * @param ambiguous the columns of which nobody can say which one is meant
     */
    record Facts(List<AmbiguousColumn> ambiguous, Relation.Pending pending) {

        Facts {
            ambiguous = List.copyOf(ambiguous);
        }
    }
}
