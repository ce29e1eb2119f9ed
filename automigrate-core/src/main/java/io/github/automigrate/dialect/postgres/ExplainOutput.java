package io.github.automigrate.dialect.postgres;

import java.util.ArrayList;
import java.util.List;

/** Reads the few things that are needed of a plan in JSON. */
final class ExplainOutput {

    private static final String OUTPUT = "\"Output\": [";
    private static final String ROWS = "\"Plan Rows\": ";

    private ExplainOutput() {}

    /** Returns the output expressions of the topmost node. */
    static List<String> expressions(String plan) {
        List<String> expressions = new ArrayList<>();
        int start = plan.indexOf(OUTPUT);
        if (start < 0) {
            return expressions;
        }
        StringBuilder text = new StringBuilder();
        boolean inside = false;
        for (int i = start + OUTPUT.length(); inside || plan.charAt(i) != ']'; i++) {
            char letter = plan.charAt(i);
            if (letter == '"') {
                if (inside) {
                    expressions.add(text.toString());
                    text.setLength(0);
                }
                inside = !inside;
            } else if (letter == '\\') {
                i++;
                text.append(escaped(plan, i));
                i += plan.charAt(i) == 'u' ? 4 : 0;
            } else if (inside) {
                text.append(letter);
            }
        }
        return expressions;
    }

    private static char escaped(String plan, int place) {
        char letter = plan.charAt(place);
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> (char) Integer.parseInt(plan.substring(place + 1, place + 5), 16);
            default -> letter;
        };
    }

    /** Returns the number of rows that the topmost node is expected to give. */
    static long rows(String plan) {
        int start = plan.indexOf(ROWS) + ROWS.length();
        int end = start;
        while (Character.isDigit(plan.charAt(end))) {
            end++;
        }
        return Long.parseLong(plan.substring(start, end));
    }
}
