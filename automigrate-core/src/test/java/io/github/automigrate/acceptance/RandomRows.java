package io.github.automigrate.acceptance;

import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The INSERT statements that an application of some model would send. */
final class RandomRows {

    private RandomRows() {}

    /** Returns the INSERT of one row of this id, which refers to rows of id 1 in those tables that have rows. */
    static String insert(Table table, long id, Set<String> filled) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column column : table.columns()) {
            names.add(quoted(column.name()));
            values.add(value(column, id, filled));
        }
        return "INSERT INTO " + quoted(table.name().schema()) + "."
                + quoted(table.name().name()) + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", values) + ")";
    }

    private static String value(Column column, long id, Set<String> filled) {
        if (column.name().equals("id")) {
            return String.valueOf(id);
        }
        if (column.name().startsWith("ref_")) {
            return filled.contains(column.name().substring(4)) ? "1" : "NULL";
        }
        return literal(column, id);
    }

    static String literal(Column column, long id) {
        if (column.type().dimensions() > 0) {
            return "'{a,b}'";
        }
        return switch (column.type().name()) {
            case "boolean" -> "true";
            case "date" -> "'2020-01-01'";
            case "timestamp without time zone" -> "'2020-01-01 12:30:00.123'";
            case "timestamp with time zone" -> "'2020-01-01 12:30:00.123456+00'";
            case "uuid" -> "'00000000-0000-0000-0000-000000000000'";
            case "jsonb" -> "'{\"a\": 1}'";
            case "text", "character varying" -> "'it''s " + id + "'";
            default -> String.valueOf(id);
        };
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
