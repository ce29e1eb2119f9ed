package io.github.automigrate.dialect.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type taken apart: its name in lower case with single spaces, quoted where the server quotes it; its modifiers;
 * whether it is an array.
 */
record TypeSpelling(String name, List<Integer> modifiers, boolean array) {

    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"]|\"\")+\"|\\((?<modifiers>[^)]*)\\)|\\[[^]]*]|\\.|[^\\s\"()\\[\\].]+");
    private static final Pattern NUMBERS = Pattern.compile("\\s*-?\\d+\\s*(,\\s*-?\\d+\\s*)*");
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final PostgresIdentifiers IDENTIFIERS = new PostgresIdentifiers();

    TypeSpelling {
        modifiers = List.copyOf(modifiers);
    }

    static TypeSpelling parse(String spelling) {
        List<String> words = new ArrayList<>();
        List<Integer> modifiers = new ArrayList<>();
        boolean array = false;
        Matcher token = TOKEN.matcher(spelling);
        while (token.find()) {
            String text = token.group();
            if (text.startsWith("[") || "array".equalsIgnoreCase(text)) {
                array = true;
            } else if (token.group("modifiers") == null) {
                words.add(word(text));
            } else if (NUMBERS.matcher(text.substring(1, text.length() - 1)).matches()) {
                modifiers.addAll(numbers(token.group("modifiers")));
            } else {
                // modifiers that only an extension understands, such as geometry(Point,4326)
                words.add(text.replaceAll("\\s", ""));
            }
        }
        return new TypeSpelling(joined(words), modifiers, array);
    }

    private static List<Integer> numbers(String list) {
        return Arrays.stream(list.split(","))
                .map(String::trim)
                .map(Integer::valueOf)
                .toList();
    }

    private static String word(String text) {
        if (!text.startsWith("\"")) {
            return IDENTIFIERS.canonical(text, false);
        }
        String name = IDENTIFIERS.canonical(text.substring(1, text.length() - 1).replace("\"\"", "\""), true);
        boolean plain = PLAIN.matcher(name).matches() && !PostgresKeywords.contains(name);
        return plain ? name : PostgresSql.quoted(name);
    }

    private static String joined(List<String> words) {
        String name = String.join(" ", words).replace(" . ", ".").replace(" (", "(");
        return name.startsWith("pg_catalog.") ? name.substring("pg_catalog.".length()) : name;
    }
}
