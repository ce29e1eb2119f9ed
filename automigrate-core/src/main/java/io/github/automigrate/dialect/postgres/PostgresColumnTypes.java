package io.github.automigrate.dialect.postgres;

import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.ColumnTypes;
import java.util.List;
import java.util.Map;

/**
 * The names of PostgreSQL's own types and their aliases (PostgreSQL manual, table 8.1), as {@code format_type()} prints
 * them. It reads both what SQL spells and what {@code format_type()} prints.
 */
final class PostgresColumnTypes implements ColumnTypes {

    private static final int MOST_FRACTIONAL_DIGITS = 6;
    private static final int MOST_BITS_OF_REAL = 24;

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("bigserial", "bigint"),
            Map.entry("bool", "boolean"),
            Map.entry("char varying", "character varying"),
            Map.entry("dec", "numeric"),
            Map.entry("decimal", "numeric"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("int", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("national char varying", "character varying"),
            Map.entry("national character varying", "character varying"),
            Map.entry("nchar varying", "character varying"),
            Map.entry("serial", "integer"),
            Map.entry("serial2", "smallint"),
            Map.entry("serial4", "integer"),
            Map.entry("serial8", "bigint"),
            Map.entry("smallserial", "smallint"),
            Map.entry("time", "time without time zone"),
            Map.entry("timestamp", "timestamp without time zone"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("varbit", "bit varying"),
            Map.entry("varchar", "character varying"));

    @Override
    public ColumnType canonical(String spelling) {
        TypeSpelling parsed = TypeSpelling.parse(spelling);
        ColumnType scalar = scalar(parsed.name(), parsed.modifiers());
        return parsed.array() ? scalar.array() : scalar;
    }

    private static ColumnType scalar(String name, List<Integer> modifiers) {
        return switch (name) {
            case "char", "character", "nchar", "national char", "national character" ->
                withLength("character", modifiers);
            // without a length bpchar is a type of its own: blank-padded semantics, no limit
            case "bpchar" -> new ColumnType(modifiers.isEmpty() ? "bpchar" : "character", modifiers, 0);
            case "bit" -> withLength("bit", modifiers);
            case "float" -> floating(modifiers);
            default -> ordinary(ALIASES.getOrDefault(name, name), modifiers);
        };
    }

    private static ColumnType withLength(String name, List<Integer> modifiers) {
        return new ColumnType(name, modifiers.isEmpty() ? List.of(1) : modifiers, 0);
    }

    private static ColumnType floating(List<Integer> modifiers) {
        boolean real = !modifiers.isEmpty() && modifiers.get(0) <= MOST_BITS_OF_REAL;
        return ColumnType.of(real ? "real" : "double precision");
    }

    private static ColumnType ordinary(String name, List<Integer> modifiers) {
        if ("numeric".equals(name) && modifiers.size() == 1) {
            return ColumnType.of(name, modifiers.get(0), 0);
        }
        boolean temporal = name.startsWith("time") || name.startsWith("interval");
        // the server takes a higher precision for this one, with a warning
        return temporal && !modifiers.isEmpty()
                ? ColumnType.of(name, Math.min(modifiers.get(0), MOST_FRACTIONAL_DIGITS))
                : new ColumnType(name, modifiers, 0);
    }
}
