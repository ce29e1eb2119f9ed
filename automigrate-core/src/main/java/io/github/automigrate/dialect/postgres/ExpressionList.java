package io.github.automigrate.dialect.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits what {@code pg_get_expr} prints for several expressions, {@code lower(a), (b || ', ')}, into one text each. */
final class ExpressionList {

    private ExpressionList() {}

    /** Returns the expressions between the outermost commas; none for null. */
    static List<String> split(@Nullable String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        char quote = 0;
        String list = text == null ? "" : text;
        for (int i = 0; i < list.length(); i++) {
            char letter = list.charAt(i);
            if (quote != 0) {
                // a doubled quote closes and opens again, which comes to the same
                quote = letter == quote ? 0 : quote;
            } else if (letter == '\'' || letter == '"') {
                quote = letter;
            } else if (letter == ',' && depth == 0) {
                parts.add(list.substring(start, i).strip());
                start = i + 1;
            } else {
                depth += depthOf(letter);
            }
        }
        if (!list.isEmpty()) {
            parts.add(list.substring(start).strip());
        }
        return parts;
    }

    private static int depthOf(char letter) {
        return switch (letter) {
            case '(', '[' -> 1;
            case ')', ']' -> -1;
            default -> 0;
        };
    }
}
