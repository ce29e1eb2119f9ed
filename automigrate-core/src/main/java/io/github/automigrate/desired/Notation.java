package io.github.automigrate.desired;

import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.ColumnTypes;
import io.github.automigrate.schema.Identifiers;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.mapping.Column;

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

    String name(Column column) {
        return identifiers.canonical(column.getName(), column.isQuoted());
    }

    /** Returns the stored form of a name as it stands in SQL, in quotes or not. */
    String sqlName(String spelling) {
        boolean quoted = spelling.length() > 1 && spelling.startsWith("\"") && spelling.endsWith("\"");
        return quoted
                ? identifiers.canonical(
                        spelling.substring(1, spelling.length() - 1).replace("\"\"", "\""), true)
                : identifiers.canonical(spelling, false);
    }

    ColumnType type(String spelling) {
        return types.canonical(spelling);
    }
}
