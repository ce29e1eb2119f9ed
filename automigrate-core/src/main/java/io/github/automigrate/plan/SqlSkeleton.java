package io.github.automigrate.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement without its details: {@code L} stands for a literal, {@code Q} for a quoted name, {@code ()} and
 * {@code []} for everything in brackets, {@code ;} for anything that could hide or begin something else.
 *
 * @param words the words of the skeleton, in lower case
 * @param texts what stands in the statement for each word
 */
record SqlSkeleton(List<String> words, List<String> texts) {

    // PostgreSQL manual, section 4.1. To the server every character beyond ASCII belongs to a name, a backslash escapes
    // in E'' alone (the session switches standard_conforming_strings on), and the tag of a dollar quote is no number.
    // An E'' that goes on in the next line would be escaped there too, so it counts as hiding something.
    private static final String LITERAL = "(?<literal>\\$((?:[A-Za-z_\\x80-\\x{10ffff}]"
            + "[A-Za-z0-9_\\x80-\\x{10ffff}]*)?)\\$.*?\\$\\2\\$"
            + "|[eE]'[^'\\\\]*+(?:(?:''|\\\\.)[^'\\\\]*+)*+'(?!\\s*')|'[^']*+(?:''[^']*+)*+')";

    private static final String QUOTED = "|(?<quoted>\"[^\"]*+(?:\"\"[^\"]*+)*+\")";

    private static final String WORD =
            "|(?<word>[A-Za-z_\\x80-\\x{10ffff}][A-Za-z0-9_$\\x80-\\x{10ffff}]*)|(?<other>\\S)";

    private static final Pattern TOKEN =
            Pattern.compile("(?s)" + LITERAL + QUOTED + "|(?<hiding>--|/\\*|[eE]'|[;'\"$\\\\])" + WORD);

    // a comment in a comment stays, and counts as hiding something
    private static final Pattern COMMENT = Pattern.compile(
            "(?s)" + LITERAL + QUOTED + "|(?<comment>--[^\\r\\n]*+|/\\*(?:(?!/\\*|\\*/).)*+\\*/)" + WORD);

    SqlSkeleton {
        words = List.copyOf(words);
        texts = List.copyOf(texts);
    }

    static SqlSkeleton of(String sql) {
        List<String> words = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            String word = word(token);
            boolean closes = word.equals(")") || word.equals("]");
            boolean unbalanced = closes && !word.equals(open.poll());
            if ((open.isEmpty() && !closes) || unbalanced || word.equals(";")) {
                words.add(unbalanced ? ";" : opening(word));
                texts.add(token.group());
            }
            if (word.equals("(") || word.equals("[")) {
                open.push(word.equals("(") ? ")" : "]");
            }
        }
        if (!open.isEmpty()) {
            words.add(";");
            texts.add("");
        }
        return new SqlSkeleton(words, texts);
    }

    /** Returns the SQL with a blank for each comment. */
    static String withoutComments(String sql) {
        return COMMENT.matcher(sql)
                .replaceAll(token -> token.group(4) == null ? Matcher.quoteReplacement(token.group()) : " ");
    }

    private static String word(Matcher token) {
        if (token.group("literal") != null) {
            return "L";
        }
        if (token.group("quoted") != null) {
            return "Q";
        }
        return token.group("hiding") != null ? ";" : token.group().toLowerCase(Locale.ROOT);
    }

    private static String opening(String word) {
        return switch (word) {
            case "(" -> "()";
            case "[" -> "[]";
            default -> word;
        };
    }

    /** Returns the skeleton as one line. */
    String line() {
        return String.join(" ", words);
    }

    /** Returns the parts between the commas. */
    List<SqlSkeleton> parts() {
        List<SqlSkeleton> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= words.size(); i++) {
            if (i == words.size() || words.get(i).equals(",")) {
                parts.add(new SqlSkeleton(words.subList(start, i), texts.subList(start, i)));
                start = i + 1;
            }
        }
        return parts;
    }

    /** Returns the skeleton without its first words. */
    SqlSkeleton from(int word) {
        return new SqlSkeleton(words.subList(word, words.size()), texts.subList(word, texts.size()));
    }
}
