package io.github.automigrate.desired;

import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.ForeignKey.ReferentialAction;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Reads the primary, unique and foreign keys of one table as Hibernate's {@code create} would make them. */
final class KeyReader {

    private final Mapping mapping;
    private final Table table;

    KeyReader(Mapping mapping, Table table) {
        this.mapping = mapping;
        this.table = table;
    }

    @Nullable
    PrimaryKey primaryKey() {
        org.hibernate.mapping.PrimaryKey key = table.getPrimaryKey();
        if (key == null || key.getColumns().isEmpty()) {
            return null;
        }
        org.hibernate.mapping.UniqueKey ordering = key.getOrderingUniqueKey();
        // the model's own name of the key never reaches the database
        String name = ordering != null && ordering.isNameExplicit()
                ? mapping.notation().sqlName(ordering.getName())
                : null;
        return new PrimaryKey(name, mapping.names(mapping.order().columns(key)));
    }

    /** Returns the unique constraints; those that PostgreSQL can only make as an index are left to {@link IndexReader}. */
    List<UniqueKey> uniqueKeys() {
        List<UniqueKey> keys = new ArrayList<>();
        for (Column column : table.getColumns()) {
            // written inline, so that the server names it; a name in the mapping is lost
            if (column.isUnique() && !table.isPrimaryKey(column)) {
                keys.add(new UniqueKey(null, List.of(mapping.notation().name(column)), false));
            }
        }
        for (org.hibernate.mapping.UniqueKey key : table.getUniqueKeys().values()) {
            if (!isInline(key) && !IndexReader.isIndex(table, key)) {
                String name = key.isNameExplicit() ? mapping.notation().sqlName(key.getName()) : null;
                keys.add(new UniqueKey(name, mapping.names(key.getColumns()), false));
            }
        }
        return keys;
    }

    private boolean isInline(org.hibernate.mapping.UniqueKey key) {
        if (key.getColumnSpan() != 1) {
            return false;
        }
        Column column = table.getColumn(key.getColumn(0));
        return key.getColumn(0).isUnique() || (column != null && column.isUnique());
    }

    List<ForeignKey> foreignKeys() {
        return table.getForeignKeyCollection().stream()
                .filter(key -> key.isCreationEnabled() && key.isPhysicalConstraint())
                .filter(key -> Mapping.isTable(key.getReferencedTable()))
                .map(this::foreignKey)
                .toList();
    }

    private ForeignKey foreignKey(org.hibernate.mapping.ForeignKey key) {
        Table referenced = key.getReferencedTable();
        // no referenced columns means the primary key, paired in the order of the model
        List<Column> target = key.isReferenceToPrimaryKey()
                ? mapping.order().columns(referenced.getPrimaryKey())
                : key.getReferencedColumns();
        var name = mapping.metadata()
                .getDatabase()
                .getJdbcEnvironment()
                .getIdentifierHelper()
                .toIdentifier(key.getName());
        String written = key.getKeyDefinition() + " " + key.getOptions();
        var onDelete = key.getOnDeleteAction() == null
                ? action(written, "delete")
                : ReferentialAction.valueOf(key.getOnDeleteAction().name());
        return new ForeignKey(
                mapping.notation().name(name),
                mapping.names(mapping.order().columns(key)),
                new ForeignKey.Reference(
                        mapping.name(referenced), mapping.names(target), onDelete, action(written, "update")));
    }

    /** Returns what {@code ON DELETE} or {@code ON UPDATE} says in this piece of SQL. */
    static ReferentialAction action(String sql, String event) {
        SqlWords words = SqlWords.of(sql);
        for (int place = 0; place + 2 < words.count(); place++) {
            if ("on".equals(words.at(place)) && event.equals(words.at(place + 1))) {
                String action = words.at(place + 2);
                boolean twoWords = "set".equals(action) || "no".equals(action);
                return ReferentialAction.valueOf(
                        (twoWords ? action + "_" + words.at(place + 3) : action).toUpperCase(Locale.ROOT));
            }
        }
        return ReferentialAction.NO_ACTION;
    }
}
