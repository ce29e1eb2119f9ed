package io.github.automigrate.diff;

import io.github.automigrate.schema.PrimaryKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the primary keys of one table, whatever their names. */
final class PrimaryKeyComparison {

    private PrimaryKeyComparison() {}

    static List<Difference> differences(TableSides sides) {
        PrimaryKey desired = covered(sides, sides.desired().primaryKey());
        PrimaryKey live = covered(sides, sides.live().primaryKey());
        if (desired == null) {
            return live == null ? List.of() : unexpected(sides, live);
        }
        if (live == null) {
            return List.of(new MissingPrimaryKey(sides.name(), desired));
        }
        // the order counts: it is that of the index, by which a query for the first column alone is answered
        return desired.columns().equals(live.columns())
                ? List.of()
                : List.of(new ChangedPrimaryKey(sides.name(), desired, live));
    }

    private static @Nullable PrimaryKey covered(TableSides sides, @Nullable PrimaryKey key) {
        return key != null && sides.scope().covers(key.columns()) ? key : null;
    }

    private static List<Difference> unexpected(TableSides sides, PrimaryKey live) {
        String name = live.name() == null ? "primary key" : live.name();
        return List.of(new UnexpectedUniqueKey(sides.name(), name, live.columns()));
    }
}
