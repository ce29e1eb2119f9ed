package io.github.automigrate.desired;

import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.ColumnTypes;
import io.github.automigrate.schema.Identifiers;
import org.hibernate.boot.model.naming.Identifier;

/**
 * The rules by which the database that the entities live in turns what a mapping spells into what its catalog stores.
 *
 * @param identifiers the rule for names
 * @param types the rule for types
 */
public record Notation(Identifiers identifiers, ColumnTypes types) {

    String name(Identifier identifier) {
        return identifiers.canonical(identifier.getText(), identifier.isQuoted());
    }

    String name(org.hibernate.mapping.Column column) {
        return identifiers.canonical(column.getName(), column.isQuoted());
    }

    /** Hibernate writes the names of indexes and constraints as they are, quotes of the mapping lost. */
    String unquoted(String name) {
        return identifiers.canonical(name, false);
    }

    ColumnType type(String spelling) {
        return types.canonical(spelling);
    }
}
