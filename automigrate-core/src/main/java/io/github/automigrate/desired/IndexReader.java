package io.github.automigrate.desired;

import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.Index;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/** Reads the indexes of one table from the texts that Hibernate would write into CREATE INDEX. */
final class IndexReader {

    private final Mapping mapping;
    private final Table table;

    IndexReader(Mapping mapping, Table table) {
        this.mapping = mapping;
        this.table = table;
    }

    List<Index> indexes() {
        Stream<Index> plain = table.getIndexes().values().stream().map(this::index);
        Stream<Index> unique = table.getUniqueKeys().values().stream()
                .filter(key -> isIndex(table, key))
                .map(this::index);
        return Stream.concat(plain, unique).toList();
    }

    /**
     * Returns whether a unique key cannot be a constraint: Hibernate takes an expression without brackets for a column, and
     * a predicate is known to indexes only.
     */
    static boolean isIndex(Table table, UniqueKey key) {
        boolean predicate =
                "where".equals(SqlWords.of(String.valueOf(key.getOptions())).at(0));
        return predicate || key.getColumns().stream().anyMatch(column -> !table.containsColumn(column));
    }

    private Index index(org.hibernate.mapping.Index index) {
        String keys = index.getSelectables().stream()
                .map(key -> written(text(key), index.getSelectableOrderMap().get(key)))
                .collect(Collectors.joining(", "));
        // the name is written without the quotes it may have had
        String name = mapping.notation().identifiers().canonical(index.getName(), false);
        return new Index(name, definition(index.isUnique(), keys, index.getOptions()));
    }

    private Index index(UniqueKey key) {
        String keys = key.getColumns().stream()
                .map(column -> written(text(column), key.getColumnOrderMap().get(column)))
                .collect(Collectors.joining(", "));
        return new Index(mapping.notation().sqlName(key.getName()), definition(true, keys, key.getOptions()));
    }

    // Hibernate puts quotes around an expression that is not in brackets, as if it were the name of a column
    private String text(Selectable key) {
        return key instanceof Column column && !table.containsColumn(column)
                ? column.getName()
                : key.getText(mapping.dialect());
    }

    private static String written(String key, @Nullable String order) {
        return order == null ? key : key + " " + order;
    }

    private Index.Definition definition(boolean unique, String keys, @Nullable String options) {
        SqlWords words = SqlWords.of(options == null ? "" : options);
        int include = words.next(0, List.of("include"));
        List<String> included = include + 1 < words.count()
                ? SqlWords.of(SqlWords.unwrapped(words.text(include + 1, include + 2)))
                        .parts()
                : List.of();
        int where = words.next(0, List.of("where"));
        Expression predicate =
                where < words.count() ? Expression.of(SqlWords.unwrapped(words.text(where + 1, words.count()))) : null;
        int nulls = words.next(0, List.of("nulls"));
        boolean nullsNotDistinct = nulls < where && "not".equals(words.at(nulls + 1));
        return new Index.Definition(
                unique,
                "btree",
                SqlWords.of(keys).parts().stream().map(this::key).toList(),
                included.stream().map(mapping.notation()::sqlName).toList(),
                predicate,
                nullsNotDistinct);
    }

    // CREATE INDEX: column | (expression) [COLLATE collation] [operator class] [ASC | DESC] [NULLS FIRST | LAST]
    private Index.Key key(String text) {
        SqlWords words = SqlWords.of(text);
        boolean call = words.at(1).startsWith("(");
        int rest = call ? 2 : 1;
        String subject = SqlWords.unwrapped(words.text(0, Math.min(rest, words.count())));
        boolean computed = call || !isColumn(subject);
        int collate = words.next(rest, List.of("collate"));
        int direction = words.next(rest, List.of("asc", "desc"));
        int nulls = words.next(rest, List.of("nulls"));
        int operatorClass = collate < words.count() ? collate + 2 : rest;
        boolean descending = "desc".equals(words.at(direction));
        boolean nullsFirst = nulls < words.count() ? "first".equals(words.at(nulls + 1)) : descending;
        return new Index.Key(
                Expression.of(computed ? subject : mapping.notation().sqlName(subject)),
                computed,
                new Index.Order(
                        descending,
                        nullsFirst,
                        operatorClass < Math.min(direction, nulls)
                                ? words.text(operatorClass, Math.min(direction, nulls))
                                : null,
                        collate < words.count()
                                ? mapping.notation().sqlName(words.text(collate + 1, collate + 2))
                                : null));
    }

    private boolean isColumn(String subject) {
        String name = mapping.notation().sqlName(subject);
        return table.getColumns().stream().map(mapping.notation()::name).anyMatch(name::equals);
    }
}
