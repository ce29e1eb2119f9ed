package io.github.automigrate.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A set of tables, sequences and types: what the entities ask for, or what the database has of it.
 *
 * @param roles the roles that use it besides its owner: those that ought to, or those of them that exist
 */
public record Schema(
        List<Table> tables,
        List<Sequence> sequences,
        List<EnumType> enumTypes,
        List<CompositeType> compositeTypes,
        List<String> roles) {

    public Schema {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        enumTypes = List.copyOf(enumTypes);
        compositeTypes = List.copyOf(compositeTypes);
        roles = List.copyOf(roles);
    }

    /** Creates a schema that its owner alone uses. */
    public Schema(
            List<Table> tables,
            List<Sequence> sequences,
            List<EnumType> enumTypes,
            List<CompositeType> compositeTypes) {
        this(tables, sequences, enumTypes, compositeTypes, List.of());
    }

    /** Returns a schema that has tables only. */
    public static Schema of(Table... tables) {
        return new Schema(List.of(tables), List.of(), List.of(), List.of());
    }

    /** Returns the table of this name. */
    public Optional<Table> table(QualifiedName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** Returns this schema with only those tables that the condition admits; sequences and types stay. */
    public Schema restrictedTo(Predicate<QualifiedName> condition) {
        List<Table> admitted =
                tables.stream().filter(table -> condition.test(table.name())).toList();
        return withTables(admitted);
    }

    /** Returns this schema with these tables. */
    public Schema withTables(List<Table> value) {
        return new Schema(value, sequences, enumTypes, compositeTypes, roles);
    }

    /** Returns this schema used by these roles. */
    public Schema withRoles(List<String> value) {
        return new Schema(tables, sequences, enumTypes, compositeTypes, value);
    }
}
