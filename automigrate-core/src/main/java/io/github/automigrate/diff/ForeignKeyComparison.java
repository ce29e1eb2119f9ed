package io.github.automigrate.diff;

import io.github.automigrate.schema.ForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares the foreign keys of one table by what they tie together, whatever their names. */
final class ForeignKeyComparison {

    private static final List<BiPredicate<ForeignKey, ForeignKey>> LIKENESSES = List.of(
            (desired, live) -> sameTies(desired, live) && sameActions(desired, live),
            ForeignKeyComparison::sameTies,
            (desired, live) -> Set.copyOf(desired.columns()).equals(Set.copyOf(live.columns())),
            (desired, live) -> desired.name() != null && desired.name().equals(live.name()));

    private ForeignKeyComparison() {}

    static List<Difference> differences(TableSides sides) {
        List<ForeignKey> desired = sides.desired().constraints().foreignKeys();
        List<ForeignKey> live = sides.live().constraints().foreignKeys();
        Pairing<ForeignKey> pairing = Pairing.of(desired, live, LIKENESSES);
        List<Difference> differences = new ArrayList<>();
        for (ForeignKey key : new LinkedHashSet<>(desired)) {
            ForeignKey answer = pairing.answers().get(key);
            if (answer == null) {
                boolean onNewColumn = sides.scope().adds(key.columns());
                differences.add(new MissingForeignKey(sides.name(), key, onNewColumn));
            } else if (!sameTies(key, answer) || !sameActions(key, answer)) {
                differences.add(new ChangedForeignKey(sides.name(), key, answer));
            } else if (answer.name() != null && !sides.isValidated(answer.name())) {
                differences.add(new UnvalidatedForeignKey(sides.name(), key, answer.name()));
            }
        }
        pairing.unasked().forEach(key -> differences.add(new UnexpectedForeignKey(sides.name(), key)));
        return differences;
    }

    private static boolean sameTies(ForeignKey desired, ForeignKey live) {
        return desired.reference().table().equals(live.reference().table())
                && ties(desired).equals(ties(live));
    }

    private static boolean sameActions(ForeignKey desired, ForeignKey live) {
        return desired.reference().onDelete() == live.reference().onDelete()
                && desired.reference().onUpdate() == live.reference().onUpdate();
    }

    // the pairs may stand in any order: (a, b) to (x, y) ties what (b, a) to (y, x) ties
    private static Set<List<String>> ties(ForeignKey key) {
        List<String> referenced = key.reference().columns();
        return IntStream.range(0, key.columns().size())
                .mapToObj(i -> List.of(key.columns().get(i), referenced.get(i)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
