package io.github.automigrate.dialect.postgres;

import io.github.automigrate.schema.Check.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list or range of values from the canonical form of a check, as it comes from {@code in (...)},
 * {@code between} and chains of OR. An {@code IS NULL} adds nothing, since a check lets NULL pass anyway.
 */
final class ValueLists {

    private static final int LONGEST_RANGE = 1000;

    private static final Pattern CONSTANT =
            Pattern.compile("(?:'(?<text>(?:[^']|'')*)'|(?<number>-?\\d+))(?:::[^']+)?");
    private static final Pattern WHOLE_NUMBER =
            Pattern.compile("(?:'(?<text>-?\\d+)'::(?:smallint|integer|bigint)|(?<number>\\d+))");
    private static final Pattern ELEMENT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|([^,{}\"]+)");
    private static final String ANY = "ANY (";
    private static final String IS_NULL = " IS NULL";

    private ValueLists() {}

    /** Returns the values that the condition admits, or null when it is no list of values. */
    static @Nullable ValueList parse(String condition) {
        @Nullable ValueList all = null;
        List<String> nullSubjects = new ArrayList<>();
        for (String alternative : ExpressionText.split(ExpressionText.unwrapped(condition), " OR ")) {
            String term = ExpressionText.unwrapped(alternative);
            if (term.endsWith(IS_NULL)) {
                nullSubjects.add(term.substring(0, term.length() - IS_NULL.length()));
                continue;
            }
            ValueList values = alternative(term);
            if (values == null || (all != null && !all.subject().equals(values.subject()))) {
                return null;
            }
            all = all == null ? values : union(all, values);
        }
        return all != null && isAbout(all.subject(), nullSubjects) ? all : null;
    }

    /** Returns one text for equal lists, however they were spelled. */
    static String printed(ValueList list) {
        return list.values().stream()
                .map(PostgresSql::literal)
                .collect(Collectors.joining(", ", list.subject() + " IN (", ")"));
    }

    // (status)::text = 'A' and status IS NULL are about the same column
    private static boolean isAbout(String subject, List<String> nullSubjects) {
        return nullSubjects.stream().allMatch(name -> subject.equals(name) || subject.startsWith("(" + name + ")::"));
    }

    private static ValueList union(ValueList one, ValueList other) {
        Set<String> values = new TreeSet<>(one.values());
        values.addAll(other.values());
        return new ValueList(one.subject(), values);
    }

    private static @Nullable ValueList alternative(String term) {
        List<String> bounds = ExpressionText.split(term, " AND ");
        if (bounds.size() == 2) {
            return range(ExpressionText.unwrapped(bounds.get(0)), ExpressionText.unwrapped(bounds.get(1)));
        }
        List<String> sides = ExpressionText.split(term, " = ");
        if (sides.size() != 2) {
            return null;
        }
        String right = sides.get(1);
        return right.startsWith(ANY)
                ? array(sides.get(0), right.substring(ANY.length(), right.length() - 1))
                : single(sides.get(0), right);
    }

    private static @Nullable ValueList range(String lower, String upper) {
        List<String> from = ExpressionText.split(lower, " >= ");
        List<String> to = ExpressionText.split(upper, " <= ");
        if (from.size() != 2 || to.size() != 2 || !from.get(0).equals(to.get(0))) {
            return null;
        }
        Matcher first = WHOLE_NUMBER.matcher(from.get(1));
        Matcher last = WHOLE_NUMBER.matcher(to.get(1));
        // between two fractions there is no end of values
        if (!first.matches() || !last.matches()) {
            return null;
        }
        long start = Long.parseLong(value(first));
        long end = Long.parseLong(value(last));
        return end - start >= LONGEST_RANGE
                ? null
                : new ValueList(
                        from.get(0),
                        LongStream.rangeClosed(start, end)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.toSet()));
    }

    private static @Nullable ValueList single(String subject, String right) {
        Matcher constant = CONSTANT.matcher(right);
        return constant.matches() ? new ValueList(subject, Set.of(value(constant))) : null;
    }

    private static @Nullable ValueList array(String subject, String right) {
        Matcher constant = CONSTANT.matcher(right);
        if (!constant.matches() || constant.group("text") == null) {
            return null;
        }
        Set<String> values = new TreeSet<>();
        Matcher element = ELEMENT.matcher(value(constant));
        while (element.find()) {
            String quoted = element.group(1);
            if ("NULL".equals(element.group(2))) {
                // a comparison with NULL is never false, so the check admits everything
                return null;
            }
            values.add(quoted == null ? element.group(2) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return new ValueList(subject, values);
    }

    private static String value(Matcher constant) {
        String text = constant.group("text");
        return text == null ? constant.group("number") : text.replace("''", "'");
    }
}
