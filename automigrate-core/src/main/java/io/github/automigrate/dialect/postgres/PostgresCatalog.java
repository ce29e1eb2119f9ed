package io.github.automigrate.dialect.postgres;

import io.github.automigrate.execution.Server;
import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.live.Relation;
import io.github.automigrate.live.Relation.Dependent;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.Management;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what the catalog knows of the model's tables, sequences and types: eight queries, whatever their number, and two more
 * when roles are named. Every query names the objects it wants, so that foreign ones cost nothing.
 */
final class PostgresCatalog {

    private final Map<Long, List<Dependent>> dependents;
    private final Map<Long, List<CatalogIndexes.Found>> indexes;
    private final CatalogConstraints constraints;
    private final CatalogColumns columns;

    private PostgresCatalog(Connection connection, int major, List<Long> tables) throws SQLException {
        columns = CatalogColumns.read(connection, tables);
        constraints = CatalogConstraints.read(connection, major, tables, columns);
        indexes = CatalogIndexes.read(connection, major, tables, columns).stream()
                .collect(Collectors.groupingBy(CatalogIndexes.Found::table));
        dependents = CatalogDependents.read(connection, tables);
    }

    /** Returns what the database has of the desired schema, read by a constant number of queries that lock no table. */
    static LiveSchema read(Connection connection, Server server, Schema desired) throws SQLException {
        List<QualifiedName> wanted = desired.tables().stream().map(Table::name).toList();
        List<CatalogRelations.Found> found = CatalogRelations.read(connection, server.major(), wanted);
        List<CatalogRelations.Found> tables =
                found.stream().filter(CatalogRelations.Found::isTable).toList();
        List<Long> oids = tables.stream().map(CatalogRelations.Found::oid).toList();
        PostgresCatalog catalog = new PostgresCatalog(connection, server.major(), oids);
        CatalogNames names = CatalogNames.read(connection, desired);
        Map<QualifiedName, Relation> relations = new HashMap<>();
        found.forEach(relation -> relations.put(relation.name(), catalog.relation(relation)));
        CatalogAccess access = CatalogAccess.read(connection, desired);
        Schema schema = names.with(desired, tables.stream().map(catalog::table).toList())
                .withRoles(access.roles());
        return new LiveSchema(schema, relations, names.namespaces(), names.takenIndexNames(desired), access.accesses());
    }

    private Relation relation(CatalogRelations.Found found) {
        Set<String> invalid = indexes(found.oid()).stream()
                .filter(index -> !index.valid())
                .map(index -> index.index().name())
                .collect(Collectors.toSet());
        Relation.Pending pending =
                new Relation.Pending(invalid, constraints.of(found.oid()).unvalidated());
        return found.facts().with(pending, dependents.getOrDefault(found.oid(), List.of()));
    }

    private Table table(CatalogRelations.Found found) {
        CatalogConstraints.OfTable own = constraints.of(found.oid());
        List<Index> all =
                indexes(found.oid()).stream().map(CatalogIndexes.Found::index).toList();
        Table.Constraints complete = new Table.Constraints(own.uniqueKeys(), own.foreignKeys(), own.checks(), all);
        return new Table(
                found.name(), columns.of(found.oid()), own.primaryKey(), complete, found.comment(), Management.FULL);
    }

    private List<CatalogIndexes.Found> indexes(long table) {
        return indexes.getOrDefault(table, List.of());
    }
}
