package io.github.automigrate.dialect.postgres;

import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Question;
import io.github.automigrate.schema.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whether a constraint may be added to a table with rows, and as what.
 *
 * @param because why it is refused; empty when it is not
 * @param open what would have to be known to decide otherwise
 */
record Admission(Kind kind, String because, Set<Question> open) {

    Admission {
        open = Set.copyOf(open);
    }

    /** As what a constraint is admitted. */
    enum Kind {
        /** No row has a value yet, so no older instance writes one either. */
        UNUSED,
        /** No row violates it, and the user wants it although older instances may be rejected. */
        RESTRICTIVE,
        /** It is left to a person. */
        REFUSED
    }

    /** Returns the admission of a constraint over a new column. */
    static Admission ofNewColumn() {
        return new Admission(Kind.UNUSED, "", Set.of());
    }

    /**
     * Returns the admission of a constraint over existing columns.
     *
     * @param columns columns of which one without any value makes a violation impossible; none when the table must be empty
     * @param violations the question how many rows violate the constraint
     */
    static Admission of(Collection<String> columns, Question violations, Circumstances circumstances) {
        Set<Question> open = new HashSet<>();
        for (Question use : uses(violations.table(), columns)) {
            OptionalLong answer = circumstances.evidence().answer(use);
            if (answer.isEmpty()) {
                open.add(use);
            } else if (answer.getAsLong() == 0) {
                return ofNewColumn();
            }
        }
        return circumstances.policy().restrictive()
                ? restrictive(violations, open, circumstances)
                : new Admission(
                        Kind.REFUSED,
                        "it could reject what an older instance still writes, and automigrate.restrictive=apply is not set",
                        open);
    }

    private static Admission restrictive(Question violations, Set<Question> open, Circumstances circumstances) {
        OptionalLong found = circumstances.evidence().answer(violations);
        if (found.isEmpty()) {
            open.add(violations);
            return new Admission(Kind.REFUSED, "nobody knows yet whether existing rows violate it", open);
        }
        return found.getAsLong() == 0
                ? new Admission(Kind.RESTRICTIVE, "", Set.of())
                : new Admission(Kind.REFUSED, Violations.words(found.getAsLong()), open);
    }

    private static List<Question> uses(QualifiedName table, Collection<String> columns) {
        if (columns.isEmpty()) {
            return List.of(new Question.AnyRow(table));
        }
        List<Question> uses = new ArrayList<>();
        columns.stream().sorted().forEach(column -> uses.add(new Question.AnyValue(table, column)));
        return uses;
    }
}
