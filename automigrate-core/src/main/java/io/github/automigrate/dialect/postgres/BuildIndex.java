package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.literal;
import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.Difference;
import io.github.automigrate.diff.MissingIndex;
import io.github.automigrate.live.Relation;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Lock;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.plan.Statement.RelationLock;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE INDEX CONCURRENTLY}: SHARE UPDATE EXCLUSIVE, outside a transaction. Never with IF NOT EXISTS, which would
 * take an invalid leftover for the index; a failed build is dropped at once, since it slows writes and serves no query.
 */
final class BuildIndex {

    static final String BECAUSE = "the index is built while reads and writes go on";
    static final String RESTRICTIVE = "no duplicates were found, but an older instance may be rejected from now on";

    private BuildIndex() {}

    static Remedy remedy(MissingIndex difference, Circumstances circumstances) {
        QualifiedName table = difference.table();
        Index index = difference.desired();
        Operation operation = operation(table, index, Verdict.online(BECAUSE));
        Optional<Remedy> obstacle = obstacle(difference, table, index, circumstances);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        return index.definition().unique() ? unique(difference, operation, circumstances) : Remedy.of(operation);
    }

    /** Returns the operation that builds the index. */
    static Operation operation(QualifiedName table, Index index, Verdict verdict) {
        return Operation.of(
                        Target.of(OperationKind.BUILD_INDEX, table, "index " + index.name()),
                        verdict,
                        Statement.online(IndexSql.createConcurrently(table, index), lock(table)))
                .cleanedUpBy(drop(table, index));
    }

    /** Returns the statement that removes what a failed build left behind. */
    static Statement drop(QualifiedName table, Index index) {
        return Statement.online(IndexSql.dropConcurrently(table, index.name()), lock(table));
    }

    /** Returns the lock of everything that is done concurrently. */
    static RelationLock lock(QualifiedName table) {
        return new RelationLock(Lock.SHARE_UPDATE_EXCLUSIVE, table);
    }

    /** Returns the remedy of leaving the index to a person, if there is a reason to. */
    static Optional<Remedy> obstacle(
            Difference difference, QualifiedName table, Index index, Circumstances circumstances) {
        int version = circumstances.policy().serverVersion();
        if (isPartitioned(table, circumstances)) {
            return Optional.of(Proposals.manual(
                    difference,
                    "an index of a partitioned table cannot be built concurrently in one statement",
                    onPartitions(table, index)));
        }
        QualifiedName holder =
                circumstances.live().takenIndexNames().get(new QualifiedName(table.schema(), index.name()));
        if (holder != null) {
            return Optional.of(Proposals.manual(
                    difference,
                    "the name is already taken by " + holder,
                    SqlScript.of("-- choose another name in the mapping, or rename what holds it: ALTER INDEX "
                            + quoted(holder) + " RENAME TO <other name>;")));
        }
        SqlScript script = SqlScript.of(IndexSql.createConcurrently(table, index) + ";");
        return version >= 140_000 && version < 140_004
                ? Optional.of(Proposals.manual(
                        difference, "concurrent builds can corrupt an index before PostgreSQL 14.4", script))
                : Optional.empty();
    }

    private static Remedy unique(MissingIndex difference, Operation operation, Circumstances circumstances) {
        QualifiedName table = difference.table();
        Index.Definition definition = difference.desired().definition();
        List<String> columns = columns(definition);
        Admission admission = isOverNewColumn(table, columns, circumstances)
                ? Admission.ofNewColumn()
                : Admission.of(columns, new Question.Duplicates(table, columns), circumstances);
        return switch (admission.kind()) {
            case UNUSED -> Remedy.of(operation);
            case RESTRICTIVE -> Remedy.of(operation(table, difference.desired(), Verdict.restrictive(RESTRICTIVE)));
            case REFUSED -> {
                Remedy refused = Proposals.manual(
                        difference,
                        admission.because(),
                        Violations.duplicates(table, columns).then(Proposals.script(operation)));
                for (Question question : admission.open()) {
                    refused = refused.asking(question);
                }
                yield refused;
            }
        };
    }

    private static List<String> columns(Index.Definition definition) {
        return definition.keys().stream()
                .filter(key -> !key.computed())
                .map(key -> key.expression().sql())
                .toList();
    }

    private static boolean isOverNewColumn(QualifiedName table, List<String> columns, Circumstances circumstances) {
        return circumstances.live().schema().table(table).stream().anyMatch(live -> columns.stream()
                .anyMatch(column -> live.column(column).isEmpty()));
    }

    private static boolean isPartitioned(QualifiedName table, Circumstances circumstances) {
        return circumstances
                .live()
                .relation(table)
                .filter(relation -> relation.kind() == Relation.Kind.PARTITIONED_TABLE)
                .isPresent();
    }

    private static SqlScript onPartitions(QualifiedName table, Index index) {
        String unique = index.definition().unique() ? "UNIQUE " : "";
        String columns = IndexSql.columns(index.definition()).replace("%", "%%");
        String build = "CREATE " + unique + "INDEX CONCURRENTLY %I ON %s " + columns + ";";
        String attach =
                "ALTER INDEX " + quoted(new QualifiedName(table.schema(), index.name())) + " ATTACH PARTITION %I.%I;";
        return SqlScript.of(
                "-- 1. the index of the parent, which becomes valid when every partition has its part",
                IndexSql.createOnParentOnly(table, index) + ";",
                "-- 2. run the statements that this query prints, one by one and outside a transaction",
                "SELECT format(" + literal(build) + ", c.relname || '_" + "ix', c.oid::regclass), format("
                        + literal(attach) + ", n.nspname, c.relname || '_ix')"
                        + " FROM pg_partition_tree(" + literal(quoted(table)) + ") t JOIN pg_class c ON c.oid = t.relid"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE t.isleaf;");
    }
}
