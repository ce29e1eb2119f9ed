package io.github.automigrate.diff;

import io.github.automigrate.schema.Check;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Compares the checks of one table by what they admit, whatever their names. */
final class CheckComparison {

    private static final List<BiPredicate<Check, Check>> LIKENESSES = List.of(
            CheckComparison::sameCondition,
            (desired, live) -> desired.name() != null && desired.name().equals(live.name()),
            CheckComparison::sameSubject,
            CheckComparison::listAgainstOtherShape);

    private CheckComparison() {}

    static List<Difference> differences(TableSides sides) {
        List<Check> desired = sides.desired().constraints().checks();
        Pairing<Check> pairing = Pairing.of(desired, sides.live().constraints().checks(), LIKENESSES);
        List<Difference> differences = new ArrayList<>();
        for (Check check : new LinkedHashSet<>(desired)) {
            Check answer = pairing.answers().get(check);
            if (answer == null) {
                boolean onNewColumn = sides.scope().adds(check.columns());
                differences.add(new MissingCheck(sides.name(), check, onNewColumn));
            } else if (!sameCondition(check, answer)) {
                differences.add(new ChangedCheck(sides.name(), check, answer));
            } else if (answer.name() != null && !sides.isValidated(answer.name())) {
                differences.add(new UnvalidatedCheck(sides.name(), check, answer.name()));
            }
        }
        pairing.unasked().forEach(live -> differences.add(unasked(sides, live)));
        return differences;
    }

    // a second, narrower list over the same column would go on rejecting what the model writes
    private static Difference unasked(TableSides sides, Check live) {
        Optional<Check> rejected = sides.desired().constraints().checks().stream()
                .filter(desired -> sameSubject(desired, live) && !admits(live, desired))
                .findFirst();
        return rejected.isPresent()
                ? new ChangedCheck(sides.name(), rejected.get(), live)
                : new UnexpectedCheck(sides.name(), live);
    }

    private static boolean admits(Check live, Check desired) {
        return live.values() != null
                && desired.values() != null
                && live.values().covers(desired.values());
    }

    private static boolean sameCondition(Check desired, Check live) {
        boolean sameValues = desired.values() != null && desired.values().equals(live.values());
        return sameValues || desired.condition().equals(live.condition());
    }

    private static boolean sameSubject(Check desired, Check live) {
        return desired.values() != null
                && live.values() != null
                && desired.values().subject().equals(live.values().subject());
    }

    // a list of values in another shape, written by hand say, may reject a value that the model has added
    private static boolean listAgainstOtherShape(Check desired, Check live) {
        return desired.values() != null
                && !desired.columns().isEmpty()
                && desired.columns().equals(live.columns());
    }
}
