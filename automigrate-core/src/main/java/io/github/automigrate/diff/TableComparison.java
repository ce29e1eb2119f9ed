package io.github.automigrate.diff;

import io.github.automigrate.schema.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares one table that both sides have. */
final class TableComparison {

    private TableComparison() {}

    /**
     * Returns the differences of the two sides.
     *
     * @param fed the columns that get their values from a sequence of the model which exists
     */
    static List<Difference> differences(TableSides sides, Set<Sequence.Feeds> fed) {
        List<Difference> differences = new ArrayList<>(sides.facts().ambiguous());
        differences.addAll(new ColumnComparison(sides, fed).differences());
        differences.addAll(PrimaryKeyComparison.differences(sides));
        LiveIndexes indexes = new LiveIndexes(sides);
        differences.addAll(new UniqueKeyComparison(sides, indexes).differences());
        differences.addAll(new IndexComparison(sides, indexes).differences());
        differences.addAll(indexes.unexpected());
        differences.addAll(ForeignKeyComparison.differences(sides));
        differences.addAll(CheckComparison.differences(sides));
        ChangedComment.of(sides.desired(), sides.live()).ifPresent(differences::add);
        return differences;
    }
}
