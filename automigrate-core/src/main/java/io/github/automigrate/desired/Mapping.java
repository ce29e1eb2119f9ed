package io.github.automigrate.desired;

import io.github.automigrate.schema.QualifiedName;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Hibernate's mapping while it is read, together with the rules for names and types. */
record Mapping(Metadata metadata, SqlStringGenerationContext context, ColumnOrder order, Notation notation) {

    /** Stands for the default schema until it is known. */
    static final String DEFAULT_SCHEMA = "";

    Dialect dialect() {
        return context.getDialect();
    }

    Stream<Namespace> namespaces() {
        return StreamSupport.stream(metadata.getDatabase().getNamespaces().spliterator(), false);
    }

    List<Table> tables() {
        return namespaces()
                .flatMap(namespace -> namespace.getTables().stream())
                .filter(Mapping::isTable)
                .toList();
    }

    // Hibernate calls the table behind @View physical as well
    static boolean isTable(Table table) {
        return table.isPhysicalTable() && !table.isView();
    }

    QualifiedName name(Table table) {
        return name(table.getSchemaIdentifier(), table.getNameIdentifier());
    }

    QualifiedName name(@Nullable Identifier schema, Identifier name) {
        Identifier effective = context.schemaWithDefault(schema);
        return new QualifiedName(effective == null ? DEFAULT_SCHEMA : notation.name(effective), notation.name(name));
    }

    List<String> names(List<Column> columns) {
        return columns.stream().map(notation::name).toList();
    }
}
