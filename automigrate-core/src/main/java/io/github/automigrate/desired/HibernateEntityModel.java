package io.github.automigrate.desired;

import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;

/** The entity model that Hibernate holds of one persistence unit. Immutable; keeps no reference to Hibernate's mapping. */
public final class HibernateEntityModel implements EntityModel {

    private final Schema unresolved;

    private HibernateEntityModel(Schema unresolved) {
        this.unresolved = unresolved;
    }

    /**
     * Reads the mapping of a finished session factory. Changes nothing in it.
     *
     * @throws AmbiguousMappingException when two names of the model become one name in the catalog
     */
    public static HibernateEntityModel read(Metadata metadata, SessionFactory sessionFactory, Notation notation) {
        List<Table> tables = new ArrayList<>();
        for (var namespace : metadata.getDatabase().getNamespaces()) {
            for (var table : namespace.getTables()) {
                if (table.isPhysicalTable() && !table.isView()) {
                    List<Column> columns = table.getColumns().stream()
                            .map(column -> Column.of(notation.name(column), notation.type(column.getSqlType(metadata)))
                                    .withNullable(column.isNullable()))
                            .toList();
                    tables.add(Table.of(new QualifiedName("", notation.name(table.getNameIdentifier())), columns));
                }
            }
        }
        return new HibernateEntityModel(new Schema(tables, List.of(), List.of(), List.of()));
    }

    @Override
    public Schema schema(String defaultSchema) {
        return unresolved.withTables(unresolved.tables().stream()
                .map(table -> new Table(
                        new QualifiedName(defaultSchema, table.name().name()),
                        table.columns(),
                        table.primaryKey(),
                        table.constraints(),
                        table.comment(),
                        table.management()))
                .toList());
    }
}
