package io.github.automigrate.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.dialect.postgres.PostgresDialect;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Table;
import io.github.automigrate.testing.EntityModels;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares the model of entities with the catalog of a database in which Hibernate's own {@code create} made them. */
final class Oracle {

    private Oracle() {}

    static Schema agreesOn(Class<?>... entities) throws SQLException {
        return agreesOn(Map.of(), entities);
    }

    static Schema agreesOn(Map<String, Object> settings, Class<?>... entities) throws SQLException {
        PostgresDatabase database = PostgresServer.freshDatabase();
        EntityModels.create(database, settings, entities);
        Schema schema = EntityModels.on(database, settings, entities).schema("public");
        assertThat(sorted(modelled(schema))).isEqualTo(sorted(catalog(database)));
        assertThat(query(database, NAMES)).containsAll(names(schema));
        return schema;
    }

    private static String sorted(List<String> lines) {
        return lines.stream().sorted().collect(Collectors.joining("\n"));
    }

    private static List<String> modelled(Schema schema) {
        List<String> lines = new ArrayList<>();
        for (Table table : schema.tables()) {
            String name = table.name().toString();
            lines.add("table " + name + "|" + table.comment());
            IntStream.range(0, table.columns().size())
                    .mapToObj(place -> column(name, place, table.columns().get(place)))
                    .forEach(lines::add);
            if (table.primaryKey() != null) {
                lines.add("p " + name + table.primaryKey().columns());
            }
            table.constraints().uniqueKeys().forEach(key -> lines.add("u " + name + key.columns()));
            table.constraints()
                    .foreignKeys()
                    .forEach(key -> lines.add("f " + name + key.columns()
                            + key.reference().table() + key.reference().columns()
                            + key.reference().onDelete() + key.reference().onUpdate()));
            lines.add("checks " + name + table.constraints().checks().size());
            table.constraints()
                    .indexes()
                    .forEach(index -> lines.add(
                            "index " + name + index.name() + index.definition().unique()
                                    + index.definition().keys().size()));
        }
        schema.sequences()
                .forEach(sequence ->
                        lines.add("sequence " + sequence.name() + sequence.start() + "+" + sequence.increment()));
        schema.enumTypes().forEach(type -> lines.add("enum " + type.name() + type.values()));
        schema.compositeTypes().forEach(type -> type.attributes()
                .forEach(attribute ->
                        lines.add("struct " + type.name() + "." + attribute.name() + " " + attribute.type())));
        return lines;
    }

    private static String column(String table, int place, Column column) {
        String source = column.source().getClass().getSimpleName()
                + (column.source() instanceof ColumnSource.Generated generated && generated.stored() ? "Stored" : "");
        return "column " + table + "." + (place + 1) + "|" + column.name() + "|" + column.nullable() + "|" + source
                + "|" + column.traits().collation() + "|" + column.traits().comment() + "|" + column.type();
    }

    private static List<String> names(Schema schema) {
        return schema.tables().stream()
                .flatMap(table -> Stream.of(
                                Stream.ofNullable(table.primaryKey()).map(key -> "p" + key.name()),
                                table.constraints().uniqueKeys().stream().map(key -> "u" + key.name()),
                                table.constraints().foreignKeys().stream().map(key -> "f" + key.name()),
                                table.constraints().checks().stream().map(check -> "c" + check.name()))
                        .flatMap(names -> names)
                        .filter(name -> !name.endsWith("null"))
                        .map(name -> table.name() + name))
                .toList();
    }

    private static List<String> catalog(PostgresDatabase database) throws SQLException {
        List<String> lines = new ArrayList<>();
        var types = new PostgresDialect().columnTypes();
        for (String line : query(database, COLUMNS)) {
            int type = line.lastIndexOf('|') + 1;
            lines.add(line.substring(0, type) + types.canonical(line.substring(type)));
        }
        for (String line : query(database, STRUCTS)) {
            int type = line.indexOf(' ', "struct ".length()) + 1;
            lines.add(line.substring(0, type) + types.canonical(line.substring(type)));
        }
        lines.addAll(query(database, REST));
        return lines;
    }

    static List<String> query(PostgresDatabase database, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static final String RELATIONS =
            """
            (SELECT c.oid, n.nspname || '.' || c.relname AS name, c.relname, c.relkind FROM pg_class c
               JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema')""";

    private static final String COLUMNS =
            """
            SELECT 'column ' || r.name || '.' || a.attnum || '|' || a.attname || '|' || (NOT a.attnotnull) || '|'
                   || CASE WHEN a.attidentity <> '' OR pg_get_serial_sequence(r.oid::regclass::text, a.attname) IS NOT NULL
                           THEN 'Identity'
                           WHEN a.attgenerated = 's' THEN 'GeneratedStored'
                           WHEN a.attgenerated = 'v' THEN 'Generated'
                           WHEN a.atthasdef THEN 'Default' ELSE 'None' END
                   || '|' || coalesce((SELECT l.collname FROM pg_collation l JOIN pg_type t ON t.oid = a.atttypid
                                        WHERE l.oid = a.attcollation AND l.oid <> t.typcollation), 'null')
                   || '|' || coalesce(col_description(r.oid, a.attnum), 'null')
                   || '|' || format_type(a.atttypid, a.atttypmod)
              FROM %s r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0
             WHERE r.relkind = 'r'"""
                    .formatted(RELATIONS);

    private static final String STRUCTS =
            """
            SELECT 'struct ' || r.name || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
              FROM %s r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0
             WHERE r.relkind = 'c'"""
                    .formatted(RELATIONS);

    private static final String ACTION =
            "CASE %s WHEN 'a' THEN 'NO_ACTION' WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET_NULL'"
                    + " WHEN 'd' THEN 'SET_DEFAULT' ELSE 'RESTRICT' END";

    private static final String KEY_COLUMNS =
            "(SELECT '[' || string_agg(a.attname, ', ' ORDER BY k.n) || ']' FROM unnest(%s) WITH ORDINALITY k(att, n)"
                    + " JOIN pg_attribute a ON a.attrelid = %s AND a.attnum = k.att)";

    private static final String REST =
            """
            SELECT 'table ' || name || '|' || coalesce(obj_description(oid, 'pg_class'), 'null') FROM %1$s r WHERE relkind = 'r'
            UNION ALL
            SELECT c.contype::text || ' ' || r.name || %2$s FROM %1$s r JOIN pg_constraint c ON c.conrelid = r.oid
             WHERE c.contype IN ('p', 'u')
            UNION ALL
            SELECT 'f ' || r.name || %2$s || f.name || %3$s || %4$s || %5$s FROM %1$s r
              JOIN pg_constraint c ON c.conrelid = r.oid AND c.contype = 'f' JOIN %1$s f ON f.oid = c.confrelid
            UNION ALL
            SELECT 'checks ' || r.name || (SELECT count(*) FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'c')
              FROM %1$s r WHERE relkind = 'r'
            UNION ALL
            SELECT 'index ' || r.name || x.relname || i.indisunique || i.indnkeyatts FROM %1$s r
              JOIN pg_index i ON i.indrelid = r.oid JOIN pg_class x ON x.oid = i.indexrelid
             WHERE NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u'))
            UNION ALL
            SELECT 'sequence ' || r.name || s.seqstart || '+' || s.seqincrement FROM %1$s r JOIN pg_sequence s ON s.seqrelid = r.oid
             WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = r.oid AND d.deptype IN ('a', 'i'))
            UNION ALL
            SELECT 'enum ' || n.nspname || '.' || t.typname
                   || (SELECT '[' || string_agg(enumlabel, ', ' ORDER BY enumsortorder) || ']' FROM pg_enum WHERE enumtypid = t.oid)
              FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE typtype = 'e'
            """
                    .formatted(
                            RELATIONS,
                            KEY_COLUMNS.formatted("c.conkey", "c.conrelid"),
                            KEY_COLUMNS.formatted("c.confkey", "c.confrelid"),
                            ACTION.formatted("c.confdeltype"),
                            ACTION.formatted("c.confupdtype"));

    private static final String NAMES = "SELECT r.name || c.contype::text || c.conname FROM " + RELATIONS
            + " r JOIN pg_constraint c ON c.conrelid = r.oid";
}
