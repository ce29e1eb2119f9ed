package io.github.automigrate.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table with everything that belongs to it, each list in the order of its definition.
 *
 * @param primaryKey the primary key, or null when the table has none
 * @param constraints keys, checks and indexes
 * @param comment the comment, or null when there is none
 * @param management how much automigrate looks after the table; {@link Management#FULL} on the live side
 */
public record Table(
        QualifiedName name,
        List<Column> columns,
        @Nullable PrimaryKey primaryKey,
        Constraints constraints,
        @Nullable String comment,
        Management management) {

    public Table {
        columns = List.copyOf(columns);
    }

    /** Returns a fully managed table without key and constraints. */
    public static Table of(QualifiedName name, List<Column> columns) {
        return new Table(name, columns, null, Constraints.NONE, null, Management.FULL);
    }

    /** Returns this table with this primary key. */
    public Table withPrimaryKey(PrimaryKey key) {
        return new Table(name, columns, key, constraints, comment, management);
    }

    /** Returns this table with these columns. */
    public Table withColumns(List<Column> value) {
        return new Table(name, value, primaryKey, constraints, comment, management);
    }

    /** Returns this table with these constraints and indexes. */
    public Table withConstraints(Constraints value) {
        return new Table(name, columns, primaryKey, value, comment, management);
    }

    /** Returns the column of this name. */
    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }

    /** The keys, checks and indexes of a table besides its primary key. */
    public record Constraints(
            List<UniqueKey> uniqueKeys, List<ForeignKey> foreignKeys, List<Check> checks, List<Index> indexes) {

        /** No constraint and no index. */
        public static final Constraints NONE = new Constraints(List.of(), List.of(), List.of(), List.of());

        public Constraints {
            uniqueKeys = List.copyOf(uniqueKeys);
            foreignKeys = List.copyOf(foreignKeys);
            checks = List.copyOf(checks);
            indexes = List.copyOf(indexes);
        }
    }
}
