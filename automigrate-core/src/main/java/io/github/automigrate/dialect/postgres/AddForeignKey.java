package io.github.automigrate.dialect.postgres;

import io.github.automigrate.diff.MissingColumn;
import io.github.automigrate.diff.MissingForeignKey;
import io.github.automigrate.live.Relation;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Lock;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.plan.Statement.RelationLock;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Table;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code ADD FOREIGN KEY}: SHARE ROW EXCLUSIVE on both tables, which blocks writes for an instant. NOT VALID spares the
 * scan; a key of a single new column that stands with its column is valid at once without a scan.
 */
final class AddForeignKey {

    static final String NEW_TABLE = "its table is new, so writes to the table it points to stop for an instant only";
    static final String NOT_YET_USED = "no row has a value yet, and rows are checked later while traffic runs";
    static final String RESTRICTIVE = "no row violates it, but an older instance may be rejected from now on";

    private AddForeignKey() {}

    static Remedy remedy(MissingForeignKey difference, Circumstances circumstances) {
        ForeignKey key = difference.desired();
        if (circumstances.live().relation(difference.table()).isEmpty()) {
            return toNewTable(difference, circumstances);
        }
        if (comesWithItsColumn(difference.table(), key, circumstances)) {
            return Remedy.NONE;
        }
        QualifiedName table = difference.table();
        String name = ConstraintNames.of(table, key, circumstances);
        String sql = "ADD " + ConstraintSql.foreignKey(name, key) + " NOT VALID";
        Operation validation = ValidateConstraint.foreignKey(table, key, name);
        Admission admission = admission(difference, circumstances);
        boolean restricts = admission.kind() == Admission.Kind.RESTRICTIVE;
        Verdict verdict = restricts
                ? Verdict.restrictive(RESTRICTIVE)
                : Verdict.safe(NOT_YET_USED).optional();
        Operation operation = operation(table, difference.subject(), verdict, statement(table, key, sql));
        if (admission.kind() != Admission.Kind.REFUSED) {
            return Remedy.of(operation, validation);
        }
        Remedy refused = Proposals.manual(
                difference,
                admission.because(),
                Violations.orphans(table, key).then(Proposals.script(operation, validation)));
        for (Question question : admission.open()) {
            refused = refused.asking(question);
        }
        return refused;
    }

    // the key is valid at once, since the table has no rows
    private static Remedy toNewTable(MissingForeignKey difference, Circumstances circumstances) {
        QualifiedName table = difference.table();
        ForeignKey key = difference.desired();
        Operation operation = operation(
                table,
                difference.subject(),
                Verdict.safe(NEW_TABLE).optional(),
                statement(table, key, "ADD " + ConstraintSql.foreignKey(key.name(), key)));
        Optional<String> obstacle = obstacle(table, key, circumstances);
        return obstacle.isEmpty()
                ? Remedy.of(operation)
                : Proposals.manual(difference, obstacle.get(), Proposals.script(operation));
    }

    /**
     * Returns the statement that adds a column together with its foreign key, if it has one that can stand with it.
     *
     * @param definition the definition of the column
     */
    static Optional<Statement> inline(MissingColumn difference, String definition, Circumstances circumstances) {
        QualifiedName table = difference.table();
        return circumstances.desired().table(table).stream()
                .flatMap(desired -> desired.constraints().foreignKeys().stream())
                .filter(key -> key.columns().contains(difference.desired().name()))
                .filter(key -> comesWithItsColumn(table, key, circumstances))
                .findFirst()
                .map(key -> Statement.alter(
                        AlterTable.head(table),
                        "ADD COLUMN " + definition + " "
                                + ConstraintSql.constraint(key.name()).stripTrailing()
                                + ConstraintSql.references(key.reference()),
                        inlineLocks(table, key)));
    }

    private static Admission admission(MissingForeignKey difference, Circumstances circumstances) {
        ForeignKey key = difference.desired();
        Optional<String> obstacle = obstacle(difference.table(), key, circumstances);
        if (obstacle.isPresent()) {
            return new Admission(Admission.Kind.REFUSED, obstacle.get(), Set.of());
        }
        return difference.onNewColumn()
                ? Admission.ofNewColumn()
                : Admission.of(key.columns(), new Question.Orphans(difference.table(), key), circumstances);
    }

    // a default would have to be looked up in the other table for every row
    private static boolean comesWithItsColumn(QualifiedName table, ForeignKey key, Circumstances circumstances) {
        Optional<Column> column = key.columns().size() == 1
                ? circumstances
                        .desired()
                        .table(table)
                        .flatMap(desired -> desired.column(key.columns().get(0)))
                : Optional.empty();
        return column.isPresent()
                && column.get().source() instanceof ColumnSource.None
                && isMissing(table, column.get(), circumstances)
                && isFirstOfItsColumn(table, key, circumstances)
                && !hasKind(table, Relation.Kind.PARTITIONED_TABLE, circumstances)
                && obstacle(table, key, circumstances).isEmpty();
    }

    private static boolean isMissing(QualifiedName table, Column column, Circumstances circumstances) {
        return circumstances.live().schema().table(table).stream()
                .noneMatch(live -> live.column(column.name()).isPresent());
    }

    private static boolean isFirstOfItsColumn(QualifiedName table, ForeignKey key, Circumstances circumstances) {
        return circumstances.desired().table(table).stream()
                .flatMap(desired -> desired.constraints().foreignKeys().stream())
                .filter(other -> other.columns().equals(key.columns()))
                .findFirst()
                .filter(key::equals)
                .isPresent();
    }

    private static Optional<String> obstacle(QualifiedName table, ForeignKey key, Circumstances circumstances) {
        QualifiedName parent = key.reference().table();
        boolean isNew = circumstances.live().relation(parent).isEmpty();
        Optional<Table> known = isNew
                ? circumstances.desired().table(parent)
                : circumstances.live().schema().table(parent);
        if (known.isEmpty()) {
            return Optional.of(parent + ", which it points to, is not a table that automigrate knows");
        }
        if (!hasKey(known.get(), key)) {
            return Optional.of(
                    "nothing makes (" + String.join(", ", key.reference().columns()) + ") of " + parent + " unique");
        }
        // NOT VALID keys of partitioned tables came with PostgreSQL 18
        return hasKind(table, Relation.Kind.PARTITIONED_TABLE, circumstances)
                        && circumstances.policy().serverVersion() < 180_000
                ? Optional.of("a partitioned table would be scanned while nobody can write to it")
                : Optional.empty();
    }

    private static boolean hasKey(Table parent, ForeignKey key) {
        var referenced = Set.copyOf(key.reference().columns());
        var primary = parent.primaryKey();
        return (primary != null && Set.copyOf(primary.columns()).equals(referenced))
                || parent.constraints().uniqueKeys().stream()
                        .anyMatch(unique -> Set.copyOf(unique.columns()).equals(referenced))
                || parent.constraints().indexes().stream()
                        .map(Index::definition)
                        .filter(index -> index.unique() && index.predicate() == null)
                        .anyMatch(index -> index.keys().stream()
                                .map(each -> each.expression().sql())
                                .collect(Collectors.toSet())
                                .equals(referenced));
    }

    private static boolean hasKind(QualifiedName table, Relation.Kind kind, Circumstances circumstances) {
        return circumstances
                .live()
                .relation(table)
                .filter(live -> live.kind() == kind)
                .isPresent();
    }

    private static Operation operation(QualifiedName table, String subject, Verdict verdict, Statement statement) {
        return Operation.of(Target.of(OperationKind.ADD_FOREIGN_KEY, table, subject), verdict, statement);
    }

    // brief and not mergeable: each key has a transaction of its own, so that one parent at a time is locked
    private static Statement statement(QualifiedName table, ForeignKey key, String action) {
        return Statement.brief(AlterTable.head(table) + " " + action, locks(table, key));
    }

    private static RelationLock[] locks(QualifiedName table, ForeignKey key) {
        QualifiedName parent = key.reference().table();
        var own = new RelationLock(Lock.SHARE_ROW_EXCLUSIVE, table);
        return parent.equals(table)
                ? new RelationLock[] {own}
                : new RelationLock[] {own, new RelationLock(Lock.SHARE_ROW_EXCLUSIVE, parent)};
    }

    private static RelationLock[] inlineLocks(QualifiedName table, ForeignKey key) {
        QualifiedName parent = key.reference().table();
        return parent.equals(table)
                ? new RelationLock[] {AlterTable.exclusive(table)}
                : new RelationLock[] {AlterTable.exclusive(table), new RelationLock(Lock.SHARE_ROW_EXCLUSIVE, parent)};
    }
}
