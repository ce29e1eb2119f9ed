package io.github.automigrate.dialect.postgres;

import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Table;
import io.github.automigrate.schema.UniqueKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that the server would give to constraints without one (makeObjectName and ChooseConstraintName in its source).
 * A constraint that is validated or attached later must have its name beforehand.
 */
final class ConstraintNames {

    private static final int LONGEST = 63;

    private ConstraintNames() {}

    /** Returns the name of a unique key. */
    static String of(QualifiedName table, UniqueKey key, Circumstances circumstances) {
        return given(key.name(), table, words(key), taken(table, circumstances));
    }

    /**
     * Returns the unique key with its name. Its index is built before the constraint exists, so an interrupted run leaves
     * nothing but the name to recognise it by.
     */
    static UniqueKey named(UniqueKey key, Table live) {
        String name = given(key.name(), live.name(), words(key), Set.copyOf(names(live)));
        return new UniqueKey(name, key.columns(), key.nullsNotDistinct());
    }

    private static Words words(UniqueKey key) {
        return new Words(String.join("_", key.columns()), "key");
    }

    /** Returns the name of a foreign key. */
    static String of(QualifiedName table, ForeignKey key, Circumstances circumstances) {
        return given(
                key.name(), table, new Words(String.join("_", key.columns()), "fkey"), taken(table, circumstances));
    }

    /** Returns the name of a check; the second unnamed check of one column gets another number than the first. */
    static String of(QualifiedName table, Check check, Circumstances circumstances) {
        long earlier = circumstances.desired().table(table).stream()
                .flatMap(desired -> desired.constraints().checks().stream())
                .takeWhile(other -> !other.equals(check))
                .filter(other -> other.name() == null && other.columns().equals(check.columns()))
                .count();
        String column = check.columns().size() == 1 ? check.columns().iterator().next() : "";
        return given(
                check.name(),
                table,
                new Words(column, "check" + (earlier == 0 ? "" : earlier)),
                taken(table, circumstances));
    }

    /** Returns {@code first_second_label}, the longer word cut so that the whole fits into a name. */
    static String joined(String first, String second, String label) {
        String cutFirst = first;
        String cutSecond = second;
        int overhead = bytes(label) + 1 + (second.isEmpty() ? 0 : 1);
        while (bytes(cutFirst) + bytes(cutSecond) + overhead > LONGEST) {
            if (bytes(cutFirst) > bytes(cutSecond)) {
                cutFirst = shortened(cutFirst);
            } else {
                cutSecond = shortened(cutSecond);
            }
        }
        return cutFirst + (second.isEmpty() ? "" : "_" + cutSecond) + "_" + label;
    }

    private static String given(@Nullable String name, QualifiedName table, Words words, Set<String> taken) {
        if (name != null) {
            return name;
        }
        String free = joined(table.name(), words.columns(), words.label());
        for (int number = 1; taken.contains(free); number++) {
            free = joined(table.name(), words.columns(), words.label() + number);
        }
        return free;
    }

    private static Set<String> taken(QualifiedName table, Circumstances circumstances) {
        return circumstances.live().schema().table(table).stream()
                .flatMap(live -> names(live).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> names(Table live) {
        var constraints = live.constraints();
        return Stream.of(
                        named(constraints.uniqueKeys(), UniqueKey::name),
                        named(constraints.foreignKeys(), ForeignKey::name),
                        named(constraints.checks(), Check::name))
                .flatMap(List::stream)
                .toList();
    }

    private static <T> List<String> named(List<T> constraints, Function<T, @Nullable String> name) {
        return constraints.stream()
                .map(name)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static String shortened(String word) {
        return word.substring(0, word.offsetByCodePoints(word.length(), -1));
    }

    private static int bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The columns that a name speaks of, and its last word. */
    private record Words(String columns, String label) {}
}
