package io.github.automigrate.diff;

import io.github.automigrate.live.Access;
import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.live.Relation;
import io.github.automigrate.schema.CompositeType;
import io.github.automigrate.schema.EnumType;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.Grantable;
import io.github.automigrate.schema.Management;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Sequence;
import io.github.automigrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares two schemas: first what tables need (namespaces, types, sequences), then the tables. */
final class SchemaComparison {

    private static final Relation.Pending NOTHING_PENDING = new Relation.Pending(Set.of(), Set.of());

    private final Schema desired;
    private final LiveSchema live;
    private final List<Difference> differences = new ArrayList<>();

    SchemaComparison(Schema desired, LiveSchema live) {
        this.desired = withoutUnmanaged(desired, live);
        this.live = live;
    }

    List<Difference> differences() {
        desired.roles().stream()
                .filter(role -> !live.schema().roles().contains(role))
                .forEach(role -> differences.add(new MissingRole(role)));
        compareNamespaces();
        desired.enumTypes().forEach(this::compareEnumType);
        desired.compositeTypes().forEach(this::compareCompositeType);
        desired.sequences().forEach(this::compareSequence);
        List<Table> missing = new ArrayList<>();
        for (Table table : desired.tables()) {
            if (isMissing(table)) {
                missing.add(table);
                differences.add(new MissingTable(Scope.ofNew(table).narrowed(table)));
            } else {
                compareTable(table);
            }
        }
        // tables may refer to each other in a circle, so their foreign keys come when all of them are there
        missing.forEach(this::addForeignKeys);
        live.accesses().forEach(this::compareAccess);
        return differences;
    }

    private static Schema withoutUnmanaged(Schema schema, LiveSchema live) {
        Set<QualifiedName> absent = schema.tables().stream()
                .filter(table -> table.management() == Management.NONE)
                .map(Table::name)
                .filter(name -> live.schema().table(name).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        List<Table> tables = schema.tables().stream()
                .filter(table -> table.management() != Management.NONE)
                .map(table -> withoutReferences(table, absent))
                .toList();
        List<Sequence> sequences = schema.sequences().stream()
                .filter(sequence -> managementOf(sequence, schema) != Management.NONE)
                .toList();
        return new Schema(tables, sequences, schema.enumTypes(), schema.compositeTypes(), schema.roles());
    }

    // nothing can refer to a table that is left alone and is not there, or is a view
    private static Table withoutReferences(Table table, Set<QualifiedName> absent) {
        Table.Constraints all = table.constraints();
        List<ForeignKey> possible = all.foreignKeys().stream()
                .filter(key -> !absent.contains(key.reference().table()))
                .toList();
        return table.withConstraints(new Table.Constraints(all.uniqueKeys(), possible, all.checks(), all.indexes()));
    }

    // a sequence is looked after as much as the column that it feeds
    private static Management managementOf(Sequence sequence, Schema schema) {
        Sequence.Feeds feeds = sequence.feeds();
        Optional<Table> table = feeds == null ? Optional.empty() : schema.table(feeds.table());
        if (feeds == null || table.isEmpty()) {
            return Management.FULL;
        }
        Management ofTable = table.get().management();
        Management ofColumn = table.get()
                .column(feeds.column())
                .map(column -> column.traits().management())
                .orElse(Management.FULL);
        return ofTable.compareTo(ofColumn) >= 0 ? ofTable : ofColumn;
    }

    private void compareNamespaces() {
        Stream<QualifiedName> names = Stream.of(
                        desired.enumTypes().stream().map(EnumType::name),
                        desired.compositeTypes().stream().map(CompositeType::name),
                        desired.sequences().stream().map(Sequence::name),
                        desired.tables().stream().map(Table::name))
                .flatMap(stream -> stream);
        names.map(QualifiedName::schema)
                .distinct()
                .filter(name -> live.namespace(name).isEmpty())
                .forEach(name -> differences.add(new MissingNamespace(name)));
    }

    private void compareEnumType(EnumType type) {
        Optional<EnumType> other = live.schema().enumTypes().stream()
                .filter(candidate -> candidate.name().equals(type.name()))
                .findFirst();
        if (other.isEmpty()) {
            differences.add(new MissingEnumType(type));
        } else if (!type.values().equals(other.get().values())) {
            differences.add(new ChangedEnumType(type, other.get()));
        }
    }

    private void compareCompositeType(CompositeType type) {
        Optional<CompositeType> other = live.schema().compositeTypes().stream()
                .filter(candidate -> candidate.name().equals(type.name()))
                .findFirst();
        if (other.isEmpty()) {
            differences.add(new MissingCompositeType(type));
        } else if (!type.attributes().equals(other.get().attributes())) {
            differences.add(new ChangedCompositeType(type, other.get()));
        }
    }

    // the start is not compared: it says nothing about a sequence that is already running
    private void compareSequence(Sequence sequence) {
        Optional<Sequence> other = liveSequence(sequence);
        if (other.isEmpty()) {
            differences.add(new MissingSequence(sequence));
        } else if (sequence.increment() != other.get().increment()
                && managementOf(sequence, desired) == Management.FULL) {
            differences.add(new ChangedSequence(sequence, other.get()));
        }
    }

    private Optional<Sequence> liveSequence(Sequence sequence) {
        return live.schema().sequences().stream()
                .filter(candidate -> candidate.name().equals(sequence.name()))
                .findFirst();
    }

    private boolean isMissing(Table table) {
        return live.schema().table(table.name()).isEmpty()
                && live.relation(table.name()).isEmpty();
    }

    private void compareTable(Table table) {
        if (table.management() == Management.CREATE_ONLY) {
            return;
        }
        Optional<Relation> relation = live.relation(table.name());
        Optional<Table> other = live.schema().table(table.name());
        Relation.Kind kind = relation.map(Relation::kind).orElse(Relation.Kind.TABLE);
        if (isOrdinary(kind) && other.isPresent()) {
            Relation.Pending pending = relation.map(Relation::pending).orElse(NOTHING_PENDING);
            TableSides sides = TableSides.of(table, other.get(), pending);
            differences.addAll(TableComparison.differences(sides, fedColumns()));
        } else {
            differences.add(new UnusableRelation(table, kind));
        }
    }

    private static boolean isOrdinary(Relation.Kind kind) {
        return kind == Relation.Kind.TABLE || kind == Relation.Kind.PARTITIONED_TABLE;
    }

    private Set<Sequence.Feeds> fedColumns() {
        return desired.sequences().stream()
                .filter(sequence -> liveSequence(sequence).isPresent())
                .flatMap(sequence -> Stream.ofNullable(sequence.feeds()))
                .collect(Collectors.toUnmodifiableSet());
    }

    // what is about to be created is granted by whoever creates it
    private void compareAccess(Access access) {
        List<String> lacking = access.kind().privileges().stream()
                .filter(privilege -> !access.privileges().contains(privilege))
                .toList();
        boolean isLookedAfter = access.kind() == Grantable.NAMESPACE
                || desired.table(access.relation()).isPresent()
                || desired.sequences().stream()
                        .anyMatch(sequence -> sequence.name().equals(access.relation()));
        if (isLookedAfter && !lacking.isEmpty()) {
            differences.add(new MissingGrant(access, lacking));
        }
    }

    private void addForeignKeys(Table table) {
        for (ForeignKey key : Scope.ofNew(table).narrowed(table).constraints().foreignKeys()) {
            differences.add(new MissingForeignKey(table.name(), key, true));
        }
    }
}
