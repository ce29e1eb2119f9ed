package io.github.automigrate.diff;

import io.github.automigrate.schema.Index;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the indexes of one table by their definitions, whatever their names. */
final class IndexComparison {

    private final TableSides sides;
    private final LiveIndexes indexes;

    IndexComparison(TableSides sides, LiveIndexes indexes) {
        this.sides = sides;
        this.indexes = indexes;
    }

    List<Difference> differences() {
        return sides.desired().constraints().indexes().stream()
                .distinct()
                .flatMap(this::compare)
                .toList();
    }

    private Stream<Difference> compare(Index desired) {
        boolean served = indexes.take(desired.name(), live -> serves(live, desired.definition()))
                .isPresent();
        if (served) {
            return Stream.empty();
        }
        Optional<Index> namesake = indexes.takeNamed(desired.name());
        if (namesake.isEmpty()) {
            return Stream.of(new MissingIndex(sides.name(), desired));
        }
        // of equal definition and yet not serving: it is invalid
        boolean interrupted = namesake.get().definition().equals(desired.definition());
        return interrupted
                ? Stream.of(new InvalidIndex(sides.name(), desired))
                : Stream.of(new ChangedIndex(sides.name(), desired, namesake.get()));
    }

    private static boolean serves(Index.Definition live, Index.Definition desired) {
        return live.equals(desired)
                || (!desired.unique() && withoutUniqueness(live).equals(desired));
    }

    // a query does not care whether its index is also unique
    private static Index.Definition withoutUniqueness(Index.Definition definition) {
        return new Index.Definition(
                false, definition.method(), definition.keys(), definition.included(), definition.predicate(), false);
    }
}
