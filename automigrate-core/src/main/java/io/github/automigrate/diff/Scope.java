package io.github.automigrate.diff;

import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.Management;
import io.github.automigrate.schema.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of a table takes part in the comparison.
 *
 * @param hidden columns that are left alone, or of which nothing can be said before a person has decided which one is meant
 * @param frozen existing columns that are created when missing and never altered
 * @param added columns that the database lacks
 */
record Scope(Set<String> hidden, Set<String> frozen, Set<String> added) {

    Scope {
        hidden = Set.copyOf(hidden);
        frozen = Set.copyOf(frozen);
        added = Set.copyOf(added);
    }

    /** Returns the scope for a table that the database lacks. */
    static Scope ofNew(Table desired) {
        return of(desired, Table.of(desired.name(), List.of()), List.of());
    }

    /** Returns the scope for a table that both sides have. */
    static Scope of(Table desired, Table live, List<AmbiguousColumn> ambiguous) {
        Set<String> hidden = new HashSet<>(names(desired, Management.NONE));
        for (AmbiguousColumn column : ambiguous) {
            hidden.add(column.desired().name());
            hidden.add(column.live().name());
        }
        Set<String> present = live.columns().stream().map(Column::name).collect(Collectors.toSet());
        Set<String> frozen = new HashSet<>(names(desired, Management.CREATE_ONLY));
        frozen.retainAll(present);
        Set<String> added = desired.columns().stream().map(Column::name).collect(Collectors.toSet());
        added.removeAll(present);
        added.removeAll(hidden);
        return new Scope(hidden, frozen, added);
    }

    private static Set<String> names(Table table, Management management) {
        return table.columns().stream()
                .filter(column -> column.traits().management() == management)
                .map(Column::name)
                .collect(Collectors.toSet());
    }

    /** Returns whether a key, check or index over these columns is compared. */
    boolean covers(Collection<String> columns) {
        if (columns.stream().anyMatch(hidden::contains)) {
            return false;
        }
        return columns.isEmpty() || !frozen.containsAll(columns);
    }

    /** Returns whether one of these columns is about to be added. */
    boolean adds(Collection<String> columns) {
        return columns.stream().anyMatch(added::contains);
    }

    /** Returns the table without hidden columns and with those constraints that are compared. */
    Table narrowed(Table table) {
        List<Column> columns = table.columns().stream()
                .filter(column -> !hidden.contains(column.name()))
                .toList();
        Table.Constraints all = table.constraints();
        Table.Constraints covered = new Table.Constraints(
                all.uniqueKeys().stream().filter(key -> covers(key.columns())).toList(),
                all.foreignKeys().stream().filter(key -> covers(key.columns())).toList(),
                all.checks().stream().filter(this::covers).toList(),
                all.indexes().stream().filter(this::covers).toList());
        return table.withColumns(columns).withConstraints(covered);
    }

    private boolean covers(Check check) {
        return covers(check.columns());
    }

    // what a computed key reads is not known, so the plain keys decide
    private boolean covers(Index index) {
        List<String> columns = index.definition().keys().stream()
                .filter(key -> !key.computed())
                .map(key -> key.expression().canonical())
                .toList();
        return covers(columns);
    }
}
