package io.github.automigrate.acceptance;

import io.github.automigrate.dialect.postgres.PostgresDialect;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.ColumnTypes;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.ForeignKey.Reference;
import io.github.automigrate.schema.ForeignKey.ReferentialAction;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Table;
import io.github.automigrate.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes models by chance: a first one, and a next one that shares most of it. */
final class RandomModel {

    private static final List<String> TYPES = List.of(
            "integer",
            "bigint",
            "smallint",
            "text",
            "varchar(20)",
            "varchar(50)",
            "numeric(10,2)",
            "numeric(12,2)",
            "numeric(12,4)",
            "boolean",
            "date",
            "timestamp(3)",
            "timestamptz(6)",
            "uuid",
            "jsonb",
            "double precision",
            "varchar(20)[]");

    private static final ColumnTypes CANONICAL = new PostgresDialect().columnTypes();

    private final Random random;

    RandomModel(Random random) {
        this.random = random;
    }

    Schema first() {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            tables.add(table(i, tables));
        }
        return Schema.of(tables.toArray(Table[]::new));
    }

    Schema next(Schema former) {
        List<Table> tables = new ArrayList<>();
        for (Table table : former.tables()) {
            // the first table stays, so that keys have something to refer to
            if (tables.isEmpty() || happens(90)) {
                tables.add(changed(table, tables));
            }
        }
        if (happens(50)) {
            tables.add(table(9, tables));
        }
        return Schema.of(tables.toArray(Table[]::new));
    }

    private Table table(int number, List<Table> others) {
        QualifiedName name = new QualifiedName("public", happens(30) ? "Table " + number : "table_" + number);
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("id", CANONICAL.canonical("bigint")).required());
        Table table = Table.of(name, columns).withPrimaryKey(new PrimaryKey(null, List.of("id")));
        return extended(table, others);
    }

    private Table changed(Table former, List<Table> others) {
        List<Column> columns = new ArrayList<>();
        for (Column column : former.columns()) {
            if (column.name().equals("id")) {
                columns.add(column);
            } else if (happens(85)) {
                columns.add(changed(column));
            }
        }
        Table table = former.withColumns(columns).withConstraints(Table.Constraints.NONE);
        return extended(table.withConstraints(surviving(table, former.constraints(), others)), others);
    }

    private Column changed(Column former) {
        Column column = happens(25) ? former.withType(type()).withSource(ColumnSource.none()) : former;
        Column defaulted = happens(15) ? column.withSource(source(column)) : column;
        return happens(20) ? defaulted.withNullable(!defaulted.nullable()) : defaulted;
    }

    // what is left of the former keys when some columns and tables have gone
    private Table.Constraints surviving(Table table, Table.Constraints former, List<Table> others) {
        return new Table.Constraints(
                former.uniqueKeys().stream()
                        .filter(key -> has(table, key.columns()) && happens(90))
                        .toList(),
                former.foreignKeys().stream()
                        .filter(key -> has(table, key.columns()) && isThere(key, table, others))
                        .filter(key -> isBigint(table, key.columns().get(0)))
                        .toList(),
                former.checks().stream()
                        .filter(check -> isInteger(table, check.name().replace("ck_", "")) && happens(90))
                        .toList(),
                former.indexes().stream()
                        .filter(index -> has(table, List.of(keyOf(index))) && happens(90))
                        .toList());
    }

    private Table extended(Table former, List<Table> others) {
        Table table = former;
        for (int i = 0; i < random.nextInt(4); i++) {
            table = withColumn(table, Column.of(columnName(), type()));
        }
        if (happens(40) && !others.isEmpty()) {
            table = withReference(table, others.get(random.nextInt(others.size())));
        }
        for (Column column : table.columns()) {
            table = withKeys(table, column);
        }
        return table;
    }

    private Table withColumn(Table table, Column candidate) {
        if (table.column(candidate.name()).isPresent()) {
            return table;
        }
        Column column = candidate.withSource(happens(25) ? source(candidate) : ColumnSource.none());
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(happens(30) ? column.required() : column);
        return table.withColumns(columns);
    }

    private Table withReference(Table table, Table other) {
        String name = "ref_" + other.name().name();
        if (table.column(name).isPresent()) {
            return table;
        }
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(Column.of(name, CANONICAL.canonical("bigint")));
        List<ForeignKey> keys = new ArrayList<>(table.constraints().foreignKeys());
        Reference reference =
                new Reference(other.name(), List.of("id"), ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION);
        keys.add(new ForeignKey("fk_" + table.name().name() + "_" + name, List.of(name), reference));
        Table.Constraints old = table.constraints();
        return table.withColumns(columns)
                .withConstraints(new Table.Constraints(old.uniqueKeys(), keys, old.checks(), old.indexes()));
    }

    private Table withKeys(Table table, Column column) {
        Table.Constraints old = table.constraints();
        String suffix = table.name().name() + "_" + column.name();
        List<UniqueKey> uniqueKeys = new ArrayList<>(old.uniqueKeys());
        List<Check> checks = new ArrayList<>(old.checks());
        List<Index> indexes = new ArrayList<>(old.indexes());
        boolean plain = isInteger(table, column.name()) && !column.name().equals("id");
        if (plain
                && !column.name().startsWith("ref_")
                && happens(15)
                && uniqueKeys.stream().noneMatch(key -> key.name().equals("uk_" + suffix))) {
            uniqueKeys.add(new UniqueKey("uk_" + suffix, List.of(column.name()), false));
        }
        if (plain
                && happens(15)
                && checks.stream().noneMatch(check -> check.name().equals("ck_" + column.name()))) {
            checks.add(Check.of("ck_" + column.name(), "\"" + column.name() + "\" >= 0"));
        }
        if (plain
                && happens(15)
                && indexes.stream().noneMatch(index -> index.name().equals("ix_" + suffix))) {
            indexes.add(new Index("ix_" + suffix, Index.Definition.btree(false, List.of(column.name()))));
        }
        return table.withConstraints(new Table.Constraints(uniqueKeys, old.foreignKeys(), checks, indexes));
    }

    private String columnName() {
        int number = random.nextInt(12);
        return number % 4 == 0 ? "Col " + number : "col_" + number;
    }

    private io.github.automigrate.schema.ColumnType type() {
        return CANONICAL.canonical(TYPES.get(random.nextInt(TYPES.size())));
    }

    private static ColumnSource source(Column column) {
        return ColumnSource.defaultOf(RandomRows.literal(column, 0));
    }

    private boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    private static boolean has(Table table, List<String> columns) {
        return columns.stream().allMatch(column -> table.column(column).isPresent());
    }

    private static boolean isThere(ForeignKey key, Table table, List<Table> others) {
        return key.reference().table().equals(table.name())
                || others.stream()
                        .anyMatch(other -> other.name().equals(key.reference().table()));
    }

    private static boolean isBigint(Table table, String column) {
        return table.column(column).orElseThrow().type().name().equals("bigint");
    }

    private static boolean isInteger(Table table, String column) {
        return table.column(column)
                .map(found -> found.type().name())
                .filter(name -> List.of("integer", "bigint", "smallint").contains(name))
                .isPresent();
    }

    private static String keyOf(Index index) {
        return index.definition().keys().get(0).expression().sql();
    }
}
