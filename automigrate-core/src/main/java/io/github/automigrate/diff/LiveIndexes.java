package io.github.automigrate.diff;

import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.UniqueKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The indexes of a live table, those below its keys included, and which of them the model has asked for. One index may
 * answer several wishes: the index of a unique key also serves queries.
 */
final class LiveIndexes {

    private final TableSides sides;
    private final List<Index> belowKeys;
    private final Set<String> asked = new HashSet<>();

    LiveIndexes(TableSides sides) {
        this.sides = sides;
        List<Index> keys = new ArrayList<>();
        for (UniqueKey key : sides.live().constraints().uniqueKeys()) {
            keys.add(below(key, String.valueOf(key.name())));
        }
        // last, so that a unique key over the same columns is taken for itself
        PrimaryKey primaryKey = sides.live().primaryKey();
        if (primaryKey != null && primaryKey.name() != null) {
            keys.add(new Index(primaryKey.name(), Index.Definition.btree(true, primaryKey.columns())));
        }
        this.belowKeys = List.copyOf(keys);
    }

    /** Returns the index that a unique key stands on. */
    static Index below(UniqueKey key, String name) {
        Index.Definition plain = Index.Definition.btree(true, key.columns());
        Index.Definition definition = new Index.Definition(
                true, plain.method(), plain.keys(), plain.included(), null, key.nullsNotDistinct());
        return new Index(name, definition);
    }

    /** Returns the index below a key that has such a definition, and takes it as asked for. */
    Optional<Index> takeKey(Predicate<Index.Definition> definition) {
        return taken(belowKeys.stream().filter(index -> definition.test(index.definition())));
    }

    /** Returns the valid index of such a definition, preferably that of the given name, and takes it as asked for. */
    Optional<Index> take(String preferredName, Predicate<Index.Definition> definition) {
        Comparator<Index> preferredFirst =
                Comparator.comparing(index -> !index.name().equals(preferredName));
        return taken(all().filter(index -> sides.isValid(index.name()))
                .filter(index -> definition.test(index.definition()))
                .sorted(preferredFirst));
    }

    /** Returns the index of this name, valid or not, and takes it as asked for. */
    Optional<Index> takeNamed(String name) {
        return taken(all().filter(index -> index.name().equals(name)));
    }

    private Optional<Index> taken(Stream<Index> candidates) {
        Optional<Index> first = candidates.findFirst();
        first.ifPresent(index -> asked.add(index.name()));
        return first;
    }

    /** Returns the keys and indexes that nobody has asked for, in live order. */
    List<Difference> unexpected() {
        List<Difference> differences = new ArrayList<>();
        for (UniqueKey key : sides.live().constraints().uniqueKeys()) {
            String name = String.valueOf(key.name());
            if (!asked.contains(name)) {
                differences.add(new UnexpectedUniqueKey(sides.name(), name, key.columns()));
            }
        }
        for (Index index : sides.live().constraints().indexes()) {
            if (!asked.contains(index.name())) {
                differences.add(unexpected(index));
            }
        }
        return differences;
    }

    private Difference unexpected(Index index) {
        boolean valid = sides.isValid(index.name());
        if (valid && isKeyLike(index.definition())) {
            return new UnexpectedUniqueKey(sides.name(), index.name(), columns(index.definition()));
        }
        return new UnexpectedIndex(sides.name(), index, valid);
    }

    /** Returns whether the index rejects what a unique key over its columns would reject. */
    static boolean isKeyLike(Index.Definition definition) {
        return definition.unique()
                && definition.predicate() == null
                && definition.keys().stream().allMatch(LiveIndexes::isColumn);
    }

    // another collation or operator class may have another idea of what is equal
    private static boolean isColumn(Index.Key key) {
        return !key.computed() && key.order().collation() == null && key.order().operatorClass() == null;
    }

    /** Returns the columns of an index without computed keys. */
    static List<String> columns(Index.Definition definition) {
        return definition.keys().stream()
                .map(key -> key.expression().canonical())
                .toList();
    }

    private Stream<Index> all() {
        return Stream.concat(belowKeys.stream(), sides.live().constraints().indexes().stream());
    }
}
