package io.github.automigrate.diff;

import static io.github.automigrate.diff.TableBuilder.named;

import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.EnumType;
import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.Management;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Sequence;
import io.github.automigrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A schema drawn by chance; the same seed gives the same schema. */
final class GeneratedSchema {

    private static final List<ColumnSource> SOURCES = List.of(
            ColumnSource.none(),
            ColumnSource.defaultOf("5"),
            ColumnSource.defaultOf("nextval('s'::regclass)"),
            new ColumnSource.Identity(),
            new ColumnSource.Generated(Expression.of("a + 1"), true));

    private final Random random;

    private GeneratedSchema(long seed) {
        this.random = new Random(seed);
    }

    static Schema of(long seed) {
        return new GeneratedSchema(seed).schema();
    }

    private Schema schema() {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            tables.add(table("t" + i));
        }
        Sequence sequence = new Sequence(named("s"), 1, 50, new Sequence.Feeds(named("t0"), "c0"));
        EnumType level = new EnumType(named("level"), List.of("LOW", "HIGH"));
        return new Schema(tables, List.of(sequence), List.of(level), List.of());
    }

    private Table table(String name) {
        TableBuilder table = TableBuilder.table(name).managed(oneOf(Management.values()));
        int columns = 1 + random.nextInt(5);
        for (int i = 0; i < columns; i++) {
            table.with(column("c" + i));
        }
        if (random.nextBoolean()) {
            table.key("c0");
        }
        for (int i = 0; i < columns; i++) {
            addConstraint(table, "c" + i, name + i);
        }
        return table.comment(oneOf("", "a comment")).build();
    }

    private Column column(String name) {
        Column.Traits traits =
                new Column.Traits(null, oneOf("", "a comment"), random.nextBoolean(), oneOf(Management.values()));
        ColumnType type = oneOf(ColumnType.of("bigint"), ColumnType.of("text").array(), ColumnType.of("numeric", 9, 2));
        ColumnSource source = SOURCES.get(random.nextInt(SOURCES.size()));
        // the server would not let a key or identity column admit NULL
        boolean nullable = random.nextBoolean() && !name.equals("c0") && !source.equals(new ColumnSource.Identity());
        return new Column(name, type, nullable, source, traits);
    }

    private void addConstraint(TableBuilder table, String column, String suffix) {
        Index.Definition partial = new Index.Definition(
                random.nextBoolean(),
                "btree",
                List.of(new Index.Key(Expression.of(column), false, Index.Order.DESCENDING)),
                List.of("c0"),
                Expression.of(column + " > 0"),
                false);
        switch (random.nextInt(6)) {
            case 0 -> table.unique("uk_" + suffix, column, "c0");
            case 1 -> table.index("ix_" + suffix, column).uniqueIndex("ux_" + suffix, column);
            case 2 -> table.refers("fk_" + suffix, column, "t0");
            case 3 -> table.admits("ck_" + suffix, column, "A", "B");
            case 4 -> table.check(Check.of("ck_" + suffix, column + " > 0"));
            default -> table.index(new Index("px_" + suffix, partial));
        }
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
