package io.github.automigrate.diff;

import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.live.Relation;
import io.github.automigrate.live.Relation.Kind;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.ForeignKey.ReferentialAction;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.Management;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Table;
import io.github.automigrate.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one side of a table in a line or two. */
final class TableBuilder {

    static final ColumnType TEXT = ColumnType.of("text");
    static final ColumnType BIGINT = ColumnType.of("bigint");

    private final QualifiedName name;
    private final List<Column> columns = new ArrayList<>();
    private final List<UniqueKey> uniqueKeys = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private @Nullable PrimaryKey primaryKey;
    private @Nullable String comment;
    private Management management = Management.FULL;
    private Relation.Pending pending = new Relation.Pending(Set.of(), Set.of());

    private TableBuilder(QualifiedName name) {
        this.name = name;
    }

    static QualifiedName named(String name) {
        return new QualifiedName("public", name);
    }

    static TableBuilder table(String name) {
        return new TableBuilder(named(name));
    }

    /** Returns a book with an id and these text columns. */
    static TableBuilder book(String... texts) {
        TableBuilder book =
                table("book").with(Column.of("id", BIGINT).required()).key("id");
        for (String text : texts) {
            book.with(Column.of(text, TEXT));
        }
        return book;
    }

    TableBuilder with(Column column) {
        columns.add(column);
        return this;
    }

    TableBuilder key(String... keyColumns) {
        primaryKey = new PrimaryKey(name.name() + "_pkey", List.of(keyColumns));
        return this;
    }

    TableBuilder keyless() {
        primaryKey = null;
        return this;
    }

    TableBuilder unique(@Nullable String key, String... keyColumns) {
        uniqueKeys.add(new UniqueKey(key, List.of(keyColumns), false));
        return this;
    }

    TableBuilder check(Check check) {
        checks.add(check);
        return this;
    }

    /** Adds a check that admits these values of the column. */
    TableBuilder admits(@Nullable String check, String column, String... values) {
        String list = String.join(",", values);
        Check.ValueList admitted = new Check.ValueList(column, Set.of(values));
        return check(new Check(check, Expression.of(column + " in " + list), Set.of(column), admitted));
    }

    TableBuilder refers(@Nullable String key, String column, String target) {
        ForeignKey.Reference reference = new ForeignKey.Reference(
                named(target), List.of("id"), ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION);
        return refers(new ForeignKey(key, List.of(column), reference));
    }

    TableBuilder refers(ForeignKey key) {
        foreignKeys.add(key);
        return this;
    }

    TableBuilder index(String index, String... keys) {
        return index(new Index(index, Index.Definition.btree(false, List.of(keys))));
    }

    TableBuilder uniqueIndex(String index, String... keys) {
        return index(new Index(index, Index.Definition.btree(true, List.of(keys))));
    }

    TableBuilder index(Index index) {
        indexes.add(index);
        return this;
    }

    TableBuilder comment(String text) {
        comment = text;
        return this;
    }

    TableBuilder managed(Management value) {
        management = value;
        return this;
    }

    /** Marks these indexes as left behind by a failed build. */
    TableBuilder invalid(String... names) {
        pending = new Relation.Pending(Set.of(names), pending.unvalidated());
        return this;
    }

    /** Marks these constraints as NOT VALID. */
    TableBuilder unvalidated(String... names) {
        pending = new Relation.Pending(pending.invalidIndexes(), Set.of(names));
        return this;
    }

    Table build() {
        Table.Constraints constraints = new Table.Constraints(uniqueKeys, foreignKeys, checks, indexes);
        return new Table(name, columns, primaryKey, constraints, comment, management);
    }

    /** Returns the differences of two sides of one table. */
    static List<Difference> diff(TableBuilder desired, TableBuilder live) {
        return SchemaDiff.between(Schema.of(desired.build()), live(live)).differences();
    }

    /** Returns a database with these tables and the schema {@code public}. */
    static LiveSchema live(TableBuilder... tables) {
        Map<QualifiedName, Relation> relations = new HashMap<>();
        List<Table> built = new ArrayList<>();
        for (TableBuilder table : tables) {
            built.add(table.build());
            relations.put(table.name, relation(Kind.TABLE, table.pending));
        }
        return live(new Schema(built, List.of(), List.of(), List.of()), relations);
    }

    static LiveSchema live(Schema schema, Map<QualifiedName, Relation> relations) {
        return new LiveSchema(schema, relations, Set.of(new LiveSchema.Namespace("public", true)), Map.of());
    }

    static Relation relation(Kind kind) {
        return relation(kind, new Relation.Pending(Set.of(), Set.of()));
    }

    private static Relation relation(Kind kind, Relation.Pending pending) {
        Relation.Ownership ownership = new Relation.Ownership("owner", true);
        return new Relation(kind, Relation.Size.UNKNOWN, ownership, pending, List.of(), Relation.Surroundings.NONE);
    }
}
