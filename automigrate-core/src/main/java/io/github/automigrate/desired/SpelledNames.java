package io.github.automigrate.desired;

import io.github.automigrate.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/** How the mapping spells the names of the schema, in order to find two that the catalog cannot tell apart. */
final class SpelledNames {

    private final List<Name> names;

    private SpelledNames(List<Name> names) {
        this.names = List.copyOf(names);
    }

    static SpelledNames of(Mapping mapping) {
        List<Name> names = new ArrayList<>();
        for (Table table : mapping.tables()) {
            QualifiedName owner = mapping.name(table);
            names.add(new Name(owner, "", "table " + table.getQuotedName(mapping.dialect())));
            String ofTable = " of table " + table.getQuotedName(mapping.dialect());
            for (Column column : table.getColumns()) {
                names.add(new Name(
                        owner,
                        mapping.notation().name(column),
                        "column " + column.getQuotedName(mapping.dialect()) + ofTable));
            }
            new IndexReader(mapping, table)
                    .indexes()
                    .forEach(index -> names.add(new Name(
                            new QualifiedName(owner.schema(), index.name()), "", "index " + index.name() + ofTable)));
        }
        for (var namespace : mapping.metadata().getDatabase().getNamespaces()) {
            namespace
                    .getSequences()
                    .forEach(sequence -> names.add(new Name(
                            mapping.name(
                                    sequence.getName().getSchemaName(),
                                    sequence.getName().getSequenceName()),
                            "",
                            "sequence " + sequence.getName().getSequenceName().render(mapping.dialect()))));
        }
        return new SpelledNames(names);
    }

    /** Checks that no two names are one name once the default schema is known. */
    void requireDistinct(SchemaResolution resolution) {
        Map<List<Object>, Name> seen = new HashMap<>();
        for (Name name : names) {
            QualifiedName relation = resolution.resolve(name.relation);
            Name other = seen.putIfAbsent(List.of(relation, name.column), name);
            if (other != null) {
                String stored = name.column.isEmpty() ? relation.toString() : relation + "." + name.column;
                throw new AmbiguousMappingException(
                        "The mapping names two things that the database cannot tell apart: the "
                                + other.spelling + " and the " + name.spelling + " would both be stored as " + stored
                                + ". Nothing was compared and nothing was changed. Give one of them a name that differs in its"
                                + " first 63 bytes by more than upper and lower case.");
            }
        }
    }

    /** A name: the relation that has it or, for a column, the relation it is in. */
    private record Name(QualifiedName relation, String column, String spelling) {}
}
