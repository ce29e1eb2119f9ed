package io.github.automigrate.diff;

import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.UniqueKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the unique keys of one table by what they reject, whatever their names and the order of their columns. */
final class UniqueKeyComparison {

    private final TableSides sides;
    private final LiveIndexes indexes;

    UniqueKeyComparison(TableSides sides, LiveIndexes indexes) {
        this.sides = sides;
        this.indexes = indexes;
    }

    List<Difference> differences() {
        return sides.desired().constraints().uniqueKeys().stream()
                .distinct()
                .flatMap(this::compare)
                .toList();
    }

    private Stream<Difference> compare(UniqueKey desired) {
        String name = Objects.requireNonNullElse(desired.name(), "");
        Optional<Index> key = indexes.takeKey(definition -> rejectsTheSame(definition, desired));
        if (key.isPresent() || isPrimaryKey(desired)) {
            return Stream.empty();
        }
        Optional<Index> enforcing = indexes.take(name, definition -> rejectsTheSame(definition, desired));
        if (enforcing.isEmpty()) {
            return compareNamesake(desired, name);
        }
        // an index of the key's own name is what an interrupted run leaves; any other one is somebody's choice
        boolean unfinished = enforcing.get().name().equals(name) && canCarry(enforcing.get());
        return unfinished ? Stream.of(missing(desired, enforcing.get())) : Stream.empty();
    }

    private Stream<Difference> compareNamesake(UniqueKey desired, String name) {
        Optional<Index> namesake = indexes.takeNamed(name);
        if (namesake.isEmpty()) {
            return Stream.of(missing(desired, null));
        }
        Index wanted = LiveIndexes.below(desired, name);
        boolean interrupted = rejectsTheSame(namesake.get().definition(), desired);
        return interrupted
                ? Stream.of(new InvalidIndex(sides.name(), wanted), missing(desired, wanted))
                : Stream.of(new ChangedIndex(sides.name(), wanted, namesake.get()));
    }

    private MissingUniqueKey missing(UniqueKey desired, @Nullable Index carrier) {
        boolean onNewColumn = sides.scope().adds(desired.columns());
        return new MissingUniqueKey(sides.name(), desired, onNewColumn, carrier);
    }

    private boolean isPrimaryKey(UniqueKey desired) {
        return Stream.of(sides.desired(), sides.live())
                .flatMap(table -> Stream.ofNullable(table.primaryKey()))
                .map(PrimaryKey::columns)
                .anyMatch(columns -> Set.copyOf(columns).equals(Set.copyOf(desired.columns())));
    }

    private static boolean canCarry(Index index) {
        return index.definition().isPlain() && index.definition().included().isEmpty();
    }

    // neither the order of the columns nor that of the index changes which rows are rejected
    private static boolean rejectsTheSame(Index.Definition definition, UniqueKey desired) {
        return LiveIndexes.isKeyLike(definition)
                && definition.nullsNotDistinct() == desired.nullsNotDistinct()
                && Set.copyOf(LiveIndexes.columns(definition)).equals(Set.copyOf(desired.columns()));
    }
}
