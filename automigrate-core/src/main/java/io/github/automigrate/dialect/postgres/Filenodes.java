package io.github.automigrate.dialect.postgres;

import io.github.automigrate.plan.Statement.RelationLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files behind tables and their indexes. A rewritten table and a rebuilt index get a new one; an index that is made
 * again without being rebuilt keeps its file under a new identity (measured on 15), so files are compared, not indexes.
 */
record Filenodes(Map<Long, String> relations) {

    private record File(long node, String relation) {}

    /** Reads the files of the locked tables, their partitions and their indexes. */
    static Filenodes of(Connection connection, Collection<RelationLock> locks) throws SQLException {
        List<File> files = Rows.of(
                connection,
                Blockers.RELATIONS
                        + """
                        SELECT c.relfilenode::bigint, c.oid::regclass::text FROM pg_class c
                         WHERE c.relfilenode <> 0
                           AND (c.oid IN (SELECT oid FROM relation)
                                OR c.oid IN (SELECT i.indexrelid FROM pg_index i JOIN relation r ON r.oid = i.indrelid))
                         ORDER BY c.relkind DESC, c.oid""",
                row -> new File(row.getLong(1), row.getString(2)),
                Blockers.schemas(locks),
                Blockers.names(locks),
                new String[locks.size()]);
        Map<Long, String> relations = new LinkedHashMap<>();
        files.forEach(file -> relations.put(file.node, file.relation));
        return new Filenodes(relations);
    }

    /** Returns the first relation whose file is no longer there, tables before indexes. */
    Optional<String> missingIn(Filenodes after) {
        return relations.entrySet().stream()
                .filter(file -> !after.relations.containsKey(file.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
