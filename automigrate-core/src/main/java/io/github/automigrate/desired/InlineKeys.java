package io.github.automigrate.desired;

import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.UniqueKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** The keys that a {@code columnDefinition} brings along: {@code unique} and {@code references}. */
record InlineKeys(Mapping mapping, Column column, ColumnFragment fragment) {

    List<UniqueKey> uniqueKeys() {
        return clauses("unique")
                .map(clause -> new UniqueKey(
                        name(clause.name()),
                        List.of(mapping.notation().name(column)),
                        SqlWords.of(clause.body()).at(1).equals("not")))
                .toList();
    }

    List<ForeignKey> foreignKeys() {
        return clauses("references")
                .flatMap(clause -> foreignKey(clause).stream())
                .toList();
    }

    private Stream<ColumnFragment.Clause> clauses(String kind) {
        return fragment.clauses().stream().filter(clause -> clause.kind().equals(kind));
    }

    // REFERENCES table [(column)] [ON DELETE ...] [ON UPDATE ...]
    private Optional<ForeignKey> foreignKey(ColumnFragment.Clause clause) {
        SqlWords words = SqlWords.of(clause.body());
        boolean qualified = ".".equals(words.at(1));
        QualifiedName table = qualified
                ? new QualifiedName(sqlName(words, 0), sqlName(words, 2))
                : new QualifiedName(defaultSchema(), sqlName(words, 0));
        int behind = qualified ? 3 : 1;
        List<String> target = words.at(behind).startsWith("(")
                ? List.of(mapping.notation().sqlName(SqlWords.unwrapped(words.text(behind, behind + 1))))
                : primaryKey(table);
        var reference = new ForeignKey.Reference(
                table, target, KeyReader.action(clause.body(), "delete"), KeyReader.action(clause.body(), "update"));
        // without named columns the server takes the primary key of a table that the model may not know
        return target.isEmpty()
                ? Optional.empty()
                : Optional.of(new ForeignKey(
                        name(clause.name()), List.of(mapping.notation().name(column)), reference));
    }

    private String sqlName(SqlWords words, int place) {
        return mapping.notation().sqlName(words.text(place, place + 1));
    }

    private String defaultSchema() {
        return mapping.context().getDefaultSchema() == null
                ? Mapping.DEFAULT_SCHEMA
                : mapping.notation().name(mapping.context().getDefaultSchema());
    }

    private List<String> primaryKey(QualifiedName name) {
        return mapping.tables().stream()
                .filter(table -> mapping.name(table).equals(name) && table.hasPrimaryKey())
                .findFirst()
                .map(Table::getPrimaryKey)
                .map(key -> mapping.names(mapping.order().columns(key)))
                .orElse(List.of());
    }

    private @Nullable String name(@Nullable String spelling) {
        return spelling == null ? null : mapping.notation().sqlName(spelling);
    }
}
