package io.github.automigrate.desired;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code columnDefinition} says, taken apart: the type, and the constraints that may follow it in CREATE TABLE
 * (PostgreSQL manual, CREATE TABLE, column_constraint).
 *
 * @param type the type as it is spelled
 * @param clauses the constraints in their order
 */
record ColumnFragment(String type, List<Clause> clauses) {

    private static final List<String> STARTS = List.of(
            "constraint",
            "not",
            "null",
            "default",
            "check",
            "collate",
            "generated",
            "unique",
            "primary",
            "references",
            "deferrable",
            "initially",
            "storage",
            "compression");

    ColumnFragment {
        clauses = List.copyOf(clauses);
    }

    static ColumnFragment parse(String definition) {
        SqlWords words = SqlWords.of(definition);
        int end = words.next(0, STARTS);
        String type = words.text(0, end);
        List<Clause> clauses = new ArrayList<>();
        String name = null;
        while (end < words.count()) {
            if ("constraint".equals(words.at(end))) {
                name = words.text(end + 1, end + 2);
                end += 2;
                continue;
            }
            int start = end;
            end = words.next(firstFree(words, start), STARTS);
            clauses.add(clause(name, words, start, end));
            name = null;
        }
        return new ColumnFragment(type, clauses);
    }

    // the word behind these belongs to the clause, even if it could start another one: NOT NULL, DEFAULT NULL
    private static int firstFree(SqlWords words, int start) {
        return switch (words.at(start)) {
            case "not", "default", "primary", "generated", "collate" -> start + 2;
            case "references" -> referencesEnd(words, start);
            default -> start + 1;
        };
    }

    private static int referencesEnd(SqlWords words, int start) {
        int place = start + 1;
        // ON DELETE SET NULL and SET DEFAULT hold words that would start a clause
        while (place < words.count() && (!STARTS.contains(words.at(place)) || "set".equals(words.at(place - 1)))) {
            place++;
        }
        return place;
    }

    private static Clause clause(@Nullable String name, SqlWords words, int start, int end) {
        boolean twoWords = "not".equals(words.at(start)) || "primary".equals(words.at(start));
        String kind = twoWords ? words.at(start) + " " + words.at(start + 1) : words.at(start);
        return new Clause(name, kind, words.text(start + (twoWords ? 2 : 1), end));
    }

    boolean says(String kind) {
        return clauses.stream().anyMatch(clause -> clause.kind().equals(kind));
    }

    @Nullable
    String first(String kind) {
        return clauses.stream()
                .filter(clause -> clause.kind().equals(kind))
                .map(Clause::body)
                .findFirst()
                .orElse(null);
    }

    /** One constraint: its name if it has one, its key word in lower case, and the text behind that. */
    record Clause(@Nullable String name, String kind, String body) {}
}
