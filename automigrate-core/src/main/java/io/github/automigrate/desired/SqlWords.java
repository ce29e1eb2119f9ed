package io.github.automigrate.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of SQL cut into words at nesting depth zero: a string, a quoted name, everything between a pair of brackets, and
 * everything from CASE to END is one word or part of one.
 */
final class SqlWords {

    private static final Pattern TOKEN = Pattern.compile(
            "[eE]'(?:[^'\\\\]|\\\\.|'')*'" // string with escapes
                    + "|'(?:[^']|'')*'"
                    + "|\"(?:[^\"]|\"\")*\""
                    + "|(?s:\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$)"
                    + "|[\\p{L}_][\\p{L}\\p{N}_$]*"
                    + "|[\\p{N}.]+"
                    + "|\\S");

    private final String sql;
    private final List<Word> words;

    private SqlWords(String sql, List<Word> words) {
        this.sql = sql;
        this.words = words;
    }

    static SqlWords of(String sql) {
        List<Word> words = new ArrayList<>();
        Matcher token = TOKEN.matcher(sql);
        int depth = 0;
        int start = 0;
        while (token.find()) {
            if (depth == 0) {
                start = token.start();
            }
            depth += step(token.group());
            if (depth == 0) {
                words.add(new Word(sql.substring(start, token.end()), start, token.end()));
            }
        }
        return new SqlWords(sql, words);
    }

    private static int step(String token) {
        return switch (token.toLowerCase(Locale.ROOT)) {
            case "(", "[", "{", "case" -> 1;
            case ")", "]", "}", "end" -> -1;
            default -> 0;
        };
    }

    int count() {
        return words.size();
    }

    /** Returns the word at this place in lower case, or the empty string behind the last one. */
    String at(int place) {
        return place < words.size() ? words.get(place).text.toLowerCase(Locale.ROOT) : "";
    }

    /** Returns the text of the words from one place to before another, exactly as it was written. */
    String text(int from, int to) {
        return from >= to ? "" : sql.substring(words.get(from).start, words.get(to - 1).end);
    }

    /** Returns the first place at or behind this one where one of these words stands, or the count of words. */
    int next(int from, List<String> stops) {
        int place = from;
        while (place < words.size() && !stops.contains(at(place))) {
            place++;
        }
        return place;
    }

    /** Returns the text cut at each comma at depth zero. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from < words.size()) {
            int comma = next(from, List.of(","));
            parts.add(text(from, comma));
            from = comma + 1;
        }
        return parts;
    }

    /** Returns the text without the brackets around all of it, if there are any. */
    static String unwrapped(String sql) {
        SqlWords words = of(sql);
        boolean wrapped = words.count() == 1 && words.at(0).startsWith("(");
        return wrapped
                ? unwrapped(words.text(0, 1)
                        .substring(1, words.text(0, 1).length() - 1)
                        .strip())
                : sql.strip();
    }

    private record Word(String text, int start, int end) {}
}
