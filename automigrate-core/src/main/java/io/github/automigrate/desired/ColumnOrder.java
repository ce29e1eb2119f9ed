package io.github.automigrate.desired;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.ColumnOrderingStrategy;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * The order of columns in tables and keys as Hibernate's {@code create} would choose it.
 *
 * <p>Hibernate orders its model only when it manages the schema itself ({@code MetadataImpl.orderColumns}), which it does
 * not while automigrate does. So the same strategy is asked here, and the model is left as it is.
 */
final class ColumnOrder {

    private final Metadata metadata;
    private final ColumnOrderingStrategy strategy;
    private final IdentityHashMap<PrimaryKey, List<Column>> primaryKeys = new IdentityHashMap<>();

    ColumnOrder(Metadata metadata) {
        this.metadata = metadata;
        this.strategy =
                ((MetadataImplementor) metadata).getMetadataBuildingOptions().getColumnOrderingStrategy();
        // all at once, since reading the unique keys of a table may change how its primary key would be ordered
        for (var namespace : metadata.getDatabase().getNamespaces()) {
            for (Table table : namespace.getTables()) {
                if (table.getPrimaryKey() != null) {
                    primaryKeys.put(table.getPrimaryKey(), ordered(table.getPrimaryKey()));
                }
            }
        }
    }

    List<Column> columns(Table table) {
        return orElse(strategy.orderTableColumns(table, metadata), table.getColumns());
    }

    List<Column> columns(PrimaryKey key) {
        return primaryKeys.getOrDefault(key, key.getColumns());
    }

    /** Returns the columns of the foreign key in the order of the primary key that it refers to. */
    List<Column> columns(ForeignKey key) {
        List<Column> columns = key.getColumns();
        PrimaryKey target = key.getReferencedTable().getPrimaryKey();
        if (!key.isReferenceToPrimaryKey() || target == null) {
            return List.copyOf(columns);
        }
        return columns(target).stream()
                .map(column -> columns.get(target.getColumns().indexOf(column)))
                .toList();
    }

    private List<Column> ordered(PrimaryKey key) {
        boolean settled = key.getColumnSpan() < 2 || key.getOriginalOrder() != null;
        if (settled) {
            return List.copyOf(key.getColumns());
        }
        List<Column> chosen = strategy.orderConstraintColumns(key, metadata);
        boolean byUniqueKey = chosen != null && key.getOrderingUniqueKey() != null;
        return orElse(byUniqueKey ? key.getOrderingUniqueKey().getColumns() : chosen, key.getColumns());
    }

    private static List<Column> orElse(@Nullable List<Column> chosen, Collection<Column> otherwise) {
        return new ArrayList<>(chosen == null ? otherwise : chosen);
    }
}
