package io.github.automigrate.dialect.postgres;

import io.github.automigrate.live.LiveSchema.Namespace;
import io.github.automigrate.schema.CompositeType;
import io.github.automigrate.schema.CompositeType.Attribute;
import io.github.automigrate.schema.EnumType;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Sequence;
import io.github.automigrate.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who holds the names that the model gives to sequences, types, indexes and database schemas. */
final class CatalogNames {

    private static final String NAMESPACES =
            """
            SELECT n.nspname, '' AS relname, has_schema_privilege(n.oid, 'CREATE') AS may_create
            FROM unnest(?::name[], ?::name[]) AS wanted (nsp, ignored) JOIN pg_namespace n ON n.nspname = wanted.nsp
            """;

    // a relation is held by itself, an index by its table
    private static final String RELATIONS =
            """
            SELECT n.nspname, c.relname, q.seqstart, q.seqincrement, q.seqrelid IS NOT NULL AS is_sequence,
                   hn.nspname AS holder_schema, h.relname AS holder
            FROM unnest(?::name[], ?::name[]) AS wanted (nsp, rel)
            JOIN pg_namespace n ON n.nspname = wanted.nsp
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.rel
            LEFT JOIN pg_sequence q ON q.seqrelid = c.oid
            LEFT JOIN pg_index i ON i.indexrelid = c.oid
            JOIN pg_class h ON h.oid = coalesce(i.indrelid, c.oid)
            JOIN pg_namespace hn ON hn.oid = h.relnamespace
            """;

    private static final String TYPES =
            """
            SELECT n.nspname, t.typname AS relname, t.typtype,
                   ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
                       AS enum_values,
                   ARRAY(SELECT a.attname::text FROM pg_attribute a
                         WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)
                       AS attribute_names,
                   ARRAY(SELECT format_type(a.atttypid, a.atttypmod) FROM pg_attribute a
                         WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)
                       AS attribute_types
            FROM unnest(?::name[], ?::name[]) AS wanted (nsp, typ)
            JOIN pg_namespace n ON n.nspname = wanted.nsp
            JOIN pg_type t ON t.typnamespace = n.oid AND t.typname = wanted.typ
            LEFT JOIN pg_class c ON c.oid = t.typrelid
            WHERE t.typtype = 'e' OR t.typtype = 'c' AND c.relkind = 'c'
            """;

    private final List<Sequence> sequences = new ArrayList<>();
    private final List<EnumType> enumTypes = new ArrayList<>();
    private final List<CompositeType> compositeTypes = new ArrayList<>();
    private final Map<QualifiedName, QualifiedName> holders = new HashMap<>();
    private final Set<Namespace> namespaces = new HashSet<>();

    private CatalogNames() {}

    /** Reads who holds the names of the model. */
    static CatalogNames read(Connection connection, Schema desired) throws SQLException {
        CatalogNames names = new CatalogNames();
        Set<QualifiedName> relations = new HashSet<>(indexNames(desired).keySet());
        desired.sequences().forEach(sequence -> relations.add(sequence.name()));
        new CatalogQuery(connection, RELATIONS).ofNames(relations, names::addRelation);
        new CatalogQuery(connection, TYPES).ofNames(types(desired).toList(), names::addType);
        Set<QualifiedName> schemas = Stream.of(
                        desired.tables().stream().map(Table::name),
                        desired.sequences().stream().map(Sequence::name),
                        types(desired))
                .flatMap(all -> all)
                .map(name -> new QualifiedName(name.schema(), ""))
                .collect(Collectors.toSet());
        names.namespaces.addAll(new CatalogQuery(connection, NAMESPACES)
                .ofNames(schemas, row -> new Namespace(row.getString("nspname"), row.getBoolean("may_create"))));
        return names;
    }

    private static Stream<QualifiedName> types(Schema schema) {
        return Stream.concat(
                schema.enumTypes().stream().map(EnumType::name),
                schema.compositeTypes().stream().map(CompositeType::name));
    }

    // the index of a table lives in the table's schema, and so does the index of a key under the key's name
    private static Map<QualifiedName, QualifiedName> indexNames(Schema schema) {
        Map<QualifiedName, QualifiedName> owners = new HashMap<>();
        for (Table table : schema.tables()) {
            List<@Nullable String> names = new ArrayList<>();
            table.constraints().indexes().forEach(index -> names.add(index.name()));
            table.constraints().uniqueKeys().forEach(key -> names.add(key.name()));
            for (@Nullable String name : names) {
                if (name != null) {
                    owners.put(new QualifiedName(table.name().schema(), name), table.name());
                }
            }
        }
        return owners;
    }

    private QualifiedName addRelation(ResultSet row) throws SQLException {
        QualifiedName name = CatalogQuery.name(row);
        holders.put(name, new QualifiedName(row.getString("holder_schema"), row.getString("holder")));
        if (row.getBoolean("is_sequence")) {
            sequences.add(new Sequence(name, row.getLong("seqstart"), row.getLong("seqincrement"), null));
        }
        return name;
    }

    private QualifiedName addType(ResultSet row) throws SQLException {
        QualifiedName name = CatalogQuery.name(row);
        if ("e".equals(row.getString("typtype"))) {
            enumTypes.add(new EnumType(name, CatalogQuery.texts(row, "enum_values")));
            return name;
        }
        List<String> types = CatalogQuery.texts(row, "attribute_types");
        List<Attribute> attributes = new ArrayList<>();
        for (String attribute : CatalogQuery.texts(row, "attribute_names")) {
            attributes.add(new Attribute(attribute, new PostgresColumnTypes().canonical(types.get(attributes.size()))));
        }
        compositeTypes.add(new CompositeType(name, attributes));
        return name;
    }

    /** Returns a schema of these tables and of the sequences and types of the model that exist. */
    Schema with(Schema desired, List<Table> tables) {
        Set<QualifiedName> wanted =
                desired.sequences().stream().map(Sequence::name).collect(Collectors.toSet());
        List<Sequence> existing = sequences.stream()
                .filter(sequence -> wanted.contains(sequence.name()))
                .toList();
        return new Schema(tables, existing, enumTypes, compositeTypes);
    }

    /** Returns the database schemas of the model that exist. */
    Set<Namespace> namespaces() {
        return namespaces;
    }

    /** Returns the index names of the model that something else than the model's own table holds, with the holder. */
    Map<QualifiedName, QualifiedName> takenIndexNames(Schema desired) {
        Map<QualifiedName, QualifiedName> taken = new HashMap<>();
        indexNames(desired).forEach((name, owner) -> {
            QualifiedName holder = holders.getOrDefault(name, owner);
            if (!holder.equals(owner)) {
                taken.put(name, holder);
            }
        });
        return taken;
    }
}
