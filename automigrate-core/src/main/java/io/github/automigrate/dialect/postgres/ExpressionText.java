package io.github.automigrate.dialect.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Takes apart what the server prints for an expression: fully parenthesised, literals in single quotes only. */
final class ExpressionText {

    // literals and quoted names stand for themselves; types, functions and names after a point are no columns
    private static final Pattern NAME =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|(?<![\\w$.]|::)[a-z_][\\w$]*+(?!\\()");

    private ExpressionText() {}

    /** Returns the parts between the outermost separators, without blanks around them. */
    static List<String> split(String text, String separator) {
        int[] depths = depths(text);
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (depths[i] == 0 && text.startsWith(separator, i)) {
                parts.add(text.substring(start, i).strip());
                start = i + separator.length();
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    /** Returns the expression without the parentheses around all of it. */
    static String unwrapped(String text) {
        int[] depths = depths(text);
        boolean wrapped = text.startsWith("(") && text.endsWith(")");
        boolean around = wrapped && IntStream.range(1, text.length()).allMatch(i -> depths[i] > 0);
        return around ? text.substring(1, text.length() - 1) : text;
    }

    // how many parentheses and quotes are open before each character
    private static int[] depths(String text) {
        int[] depths = new int[text.length()];
        int open = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            depths[i] = open + (quote == 0 ? 0 : 1);
            if (quote != 0) {
                // a doubled quote closes and opens again, which comes to the same
                quote = letter == quote ? 0 : quote;
            } else if (letter == '\'' || letter == '"') {
                quote = letter;
            } else {
                open += opened(letter);
            }
        }
        return depths;
    }

    private static int opened(char letter) {
        return switch (letter) {
            case '(', '[' -> 1;
            case ')', ']' -> -1;
            default -> 0;
        };
    }

    /** Returns the expression with other spellings of its columns. */
    static String renamed(String text, UnaryOperator<String> spelling) {
        return NAME.matcher(text).replaceAll(match -> Matcher.quoteReplacement(spelling.apply(match.group())));
    }

    /** Returns the words of an expression that may be columns, without quotes. */
    static Set<String> names(String text) {
        Set<String> names = new HashSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            String word = matcher.group();
            boolean quoted = word.startsWith("\"");
            names.add(quoted ? word.substring(1, word.length() - 1).replace("\"\"", "\"") : word);
        }
        return names;
    }
}
