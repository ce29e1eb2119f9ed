package io.github.automigrate.diff;

import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the columns of one table. Their order is no difference: it matters when a table is created and cannot be
 * changed afterwards.
 */
final class ColumnComparison {

    private final TableSides sides;
    private final Set<Sequence.Feeds> fed;
    private final List<Difference> differences = new ArrayList<>();

    ColumnComparison(TableSides sides, Set<Sequence.Feeds> fed) {
        this.sides = sides;
        this.fed = fed;
    }

    List<Difference> differences() {
        for (Column desired : sides.desired().columns()) {
            Optional<Column> live = sides.live().column(desired.name());
            if (live.isEmpty()) {
                List<String> formerNames = namesOfType(desired.type(), sides.unexpectedColumns());
                differences.add(new MissingColumn(sides.name(), withoutNotNullOfASubclass(desired), formerNames));
            } else if (!sides.scope().frozen().contains(desired.name())) {
                compare(desired, live.get());
            }
        }
        sides.unexpectedColumns().forEach(this::addUnexpected);
        return differences;
    }

    private void addUnexpected(Column live) {
        List<String> newNames = namesOfType(live.type(), sides.missingColumns());
        differences.add(new UnexpectedColumn(sides.name(), live, newNames));
    }

    private static List<String> namesOfType(ColumnType type, List<Column> columns) {
        return columns.stream()
                .filter(column -> column.type().equals(type))
                .map(Column::name)
                .toList();
    }

    private void compare(Column desired, Column live) {
        QualifiedName table = sides.name();
        boolean sameType = desired.type().equals(live.type());
        if (!sameType) {
            differences.add(new ChangedType(table, desired, live));
        }
        if (desired.nullable() != live.nullable() && !isHeldByLiveKey(desired) && !isPartial(desired)) {
            differences.add(new ChangedNullability(table, desired, live));
        }
        if (!sameSource(desired, live, sameType)) {
            differences.add(new ChangedSource(table, desired, live));
        }
        if (!Objects.equals(desired.traits().collation(), live.traits().collation())) {
            differences.add(new ChangedCollation(table, desired, live));
        }
        ChangedComment.of(table, desired, live).ifPresent(differences::add);
    }

    // rows of other classes hold NULL in it, so that NOT NULL is neither added to a table nor missed in it
    private static Column withoutNotNullOfASubclass(Column desired) {
        return isPartial(desired) ? desired.withNullable(true) : desired;
    }

    private static boolean isPartial(Column desired) {
        return desired.traits().partial() && !desired.nullable();
    }

    // a column of the live primary key cannot admit NULL: what differs then is the key, which is reported as such
    private boolean isHeldByLiveKey(Column desired) {
        PrimaryKey key = sides.live().primaryKey();
        return desired.nullable() && key != null && key.columns().contains(desired.name());
    }

    private boolean sameSource(Column desired, Column live, boolean sameType) {
        // the canonical form contains the cast to the column's type, so it says nothing when the types differ
        if (!sameType && desired.source().getClass() == live.source().getClass()) {
            return true;
        }
        SourceMatch match = new SourceMatch(live.source(), isKeyWithoutSequence(desired));
        return SourceMatch.effective(desired.source()).accept(match);
    }

    private boolean isKeyWithoutSequence(Column desired) {
        PrimaryKey key = sides.desired().primaryKey();
        boolean inKey = key != null && key.columns().contains(desired.name());
        return inKey && !fed.contains(new Sequence.Feeds(sides.name(), desired.name()));
    }
}
