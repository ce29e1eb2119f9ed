package io.github.automigrate.desired;

import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.Table;
import io.github.automigrate.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;

/** Reads one table of the mapping. */
final class TableReader {

    private final Mapping mapping;
    private final AttributeTraits traits;

    TableReader(Mapping mapping, AttributeTraits traits) {
        this.mapping = mapping;
        this.traits = traits;
    }

    Table read(org.hibernate.mapping.Table table) {
        ColumnReader columnReader = new ColumnReader(mapping, table, traits);
        KeyReader keys = new KeyReader(mapping, table);
        var primaryKey = keys.primaryKey();
        List<Column> columns =
                mapping.order().columns(table).stream().map(columnReader::read).toList();
        List<UniqueKey> uniqueKeys = new ArrayList<>();
        List<ForeignKey> foreignKeys = new ArrayList<>();
        for (org.hibernate.mapping.Column column : table.getColumns()) {
            InlineKeys inline = new InlineKeys(mapping, column, columnReader.fragment(column));
            uniqueKeys.addAll(inline.uniqueKeys());
            foreignKeys.addAll(inline.foreignKeys());
        }
        uniqueKeys.addAll(keys.uniqueKeys());
        foreignKeys.addAll(keys.foreignKeys());
        var constraints = new Table.Constraints(
                uniqueKeys,
                foreignKeys,
                new CheckReader(mapping, table).checks(columnReader),
                new IndexReader(mapping, table).indexes());
        return new Table(
                mapping.name(table),
                columns,
                primaryKey,
                constraints,
                ColumnReader.comment(table.getComment()),
                traits.management(table));
    }
}
