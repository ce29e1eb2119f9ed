package io.github.automigrate.desired;

import io.github.automigrate.schema.CompositeType;
import io.github.automigrate.schema.EnumType;
import io.github.automigrate.schema.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.UserDefinedObjectType;

/** Reads the named enum types and the structured types of the mapping. */
final class TypeReader {

    private final Mapping mapping;

    TypeReader(Mapping mapping) {
        this.mapping = mapping;
    }

    /**
     * Returns the named enum types. Hibernate keeps them as the statement that creates them and nothing else: which columns,
     * arrays and converters contributed is no longer known, and the values are sorted in it already.
     */
    List<EnumType> enumTypes() {
        return mapping.metadata().getDatabase().getAuxiliaryDatabaseObjects().stream()
                .filter(object -> object.appliesToDialect(mapping.dialect()))
                .flatMap(this::statements)
                .flatMap(statement -> enumType(statement).stream())
                .toList();
    }

    private Stream<String> statements(AuxiliaryDatabaseObject object) {
        return Stream.of(object.sqlCreateStrings(mapping.context()));
    }

    // CREATE TYPE name AS ENUM (values)
    private Optional<EnumType> enumType(String statement) {
        SqlWords words = SqlWords.of(statement);
        int as = words.next(0, List.of("as"));
        boolean matches = "create".equals(words.at(0)) && "type".equals(words.at(1)) && "enum".equals(words.at(as + 1));
        if (!matches) {
            return Optional.empty();
        }
        boolean qualified = ".".equals(words.at(3));
        String name = mapping.notation().sqlName(words.text(as - 1, as));
        // a statement that names no schema puts the type into the first one of the search path
        String schema = qualified ? mapping.notation().sqlName(words.text(2, 3)) : Mapping.DEFAULT_SCHEMA;
        return Optional.of(new EnumType(
                new QualifiedName(schema, name),
                SqlWords.of(SqlWords.unwrapped(words.text(as + 2, as + 3))).parts().stream()
                        .map(TypeReader::value)
                        .toList()));
    }

    private static String value(String literal) {
        return literal.substring(1, literal.length() - 1).replace("''", "'");
    }

    List<CompositeType> compositeTypes() {
        return mapping.namespaces()
                .map(Namespace::getDependencyOrderedUserDefinedTypes)
                .flatMap(List::stream)
                .filter(UserDefinedObjectType.class::isInstance)
                .map(UserDefinedObjectType.class::cast)
                .map(this::compositeType)
                .toList();
    }

    private CompositeType compositeType(UserDefinedObjectType type) {
        QualifiedName name = mapping.name(type.getQualifiedTableName().getSchemaName(), type.getNameIdentifier());
        return new CompositeType(
                name, type.getColumns().stream().map(this::attribute).toList());
    }

    private CompositeType.Attribute attribute(Column column) {
        String type = column.getSqlType(mapping.metadata());
        return new CompositeType.Attribute(
                mapping.notation().name(column),
                mapping.notation().type(ColumnFragment.parse(type).type()));
    }
}
