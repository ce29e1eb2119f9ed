package io.github.automigrate.dialect.postgres;

import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.QualifiedName;
import java.util.Collection;
import java.util.stream.Collectors;

/** Writes names, values and types as SQL; the only place that quotes. */
final class PostgresSql {

    private PostgresSql() {}

    /** Returns the identifier in quotes, so that neither case nor reserved words matter. */
    static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    /** Returns the qualified name in quotes. */
    static String quoted(QualifiedName name) {
        return quoted(name.schema()) + "." + quoted(name.name());
    }

    /** Returns the identifiers in quotes, separated by commas. */
    static String quoted(Collection<String> identifiers) {
        return identifiers.stream().map(PostgresSql::quoted).collect(Collectors.joining(", "));
    }

    /** Returns the text as a string literal that means the same under every setting of the session. */
    static String literal(String text) {
        String escaped = text.replace("'", "''");
        return text.indexOf('\\') < 0 ? "'" + escaped + "'" : "E'" + escaped.replace("\\", "\\\\") + "'";
    }

    /** Returns the type as SQL; its name is written as it is, since the canonical form carries its own quotes. */
    static String type(ColumnType type) {
        String modifiers = type.modifiers().isEmpty()
                ? ""
                : type.modifiers().stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
        String name = type.name();
        // the modifier stands behind the first word: timestamp(3) with time zone
        int zone = name.startsWith("time") ? name.indexOf(' ') : -1;
        String scalar = zone < 0 ? name + modifiers : name.substring(0, zone) + modifiers + name.substring(zone);
        return scalar + "[]".repeat(type.dimensions());
    }
}
