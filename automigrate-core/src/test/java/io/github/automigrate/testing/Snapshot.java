package io.github.automigrate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.plan.Proposal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The objects and rows of a database at one moment.
 *
 * @param objects every relation, column, constraint, type and enum value, by a speaking name
 * @param rows for every table the text of each cell, row by row in physical order, by table and column
 * @param invalid indexes that are invalid and constraints that are not validated
 */
public record Snapshot(Set<String> objects, Map<String, List<String>> rows, Set<String> invalid) {

    private static final String USER_SCHEMAS =
            "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND n.nspname !~ '^pg_temp'";

    /** Reads the database. */
    public static Snapshot of(PostgresDatabase database) {
        return new Snapshot(objects(database), rows(database), invalid(database));
    }

    /** Asserts that everything of the former state is still there, cell by cell. */
    public void assertKeeps(Snapshot before) {
        assertThat(objects).as("objects").containsAll(before.objects);
        before.rows.forEach((column, cells) ->
                assertThat(rows.get(column)).as("cells of %s", column).isEqualTo(cells));
    }

    /** Asserts that nothing is invalid which was not before, unless it is reported. */
    public void assertNothingInvalidBeyond(Snapshot before, List<Proposal> reported) {
        Set<String> left = new TreeSet<>(invalid);
        left.removeAll(before.invalid);
        left.removeIf(name ->
                reported.stream().anyMatch(proposal -> proposal.subject().endsWith(" " + name)));
        assertThat(left).as("invalid indexes and constraints left behind").isEmpty();
    }

    private static Set<String> objects(PostgresDatabase database) {
        List<String> names = new ArrayList<>(Sql.column(
                database,
                "SELECT c.relkind::text || ' ' || n.nspname || '.' || c.relname FROM pg_class c"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE " + USER_SCHEMAS));
        names.addAll(Sql.column(
                database,
                "SELECT 'column ' || n.nspname || '.' || c.relname || '.' || a.attname FROM pg_attribute a"
                        + " JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE a.attnum > 0 AND NOT a.attisdropped AND " + USER_SCHEMAS));
        names.addAll(Sql.column(
                database,
                "SELECT 'constraint ' || n.nspname || '.' || coalesce(c.relname, t.typname) || '.' || k.conname"
                        + " FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace"
                        + " LEFT JOIN pg_class c ON c.oid = k.conrelid LEFT JOIN pg_type t ON t.oid = k.contypid"
                        // dropping NOT NULL is a deed of ours; PostgreSQL 18 keeps it as a constraint
                        + " WHERE k.contype <> 'n' AND " + USER_SCHEMAS));
        names.addAll(Sql.column(
                database,
                "SELECT 'type ' || n.nspname || '.' || t.typname || coalesce('.' || e.enumlabel, '') FROM pg_type t"
                        + " JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_enum e ON e.enumtypid = t.oid"
                        + " WHERE t.typtype IN ('e', 'd', 'c') AND " + USER_SCHEMAS));
        return new TreeSet<>(names);
    }

    private static Map<String, List<String>> rows(PostgresDatabase database) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        List<List<String>> columns = Sql.rows(
                database,
                "SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(a.attname)"
                        + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND a.attnum > 0"
                        + " AND NOT a.attisdropped AND c.relname <> 'automigrate_history' AND " + USER_SCHEMAS);
        for (List<String> column : columns) {
            String query = "SELECT " + column.get(1) + "::text FROM ONLY " + column.get(0) + " ORDER BY ctid";
            rows.put(column.get(0) + "." + column.get(1), Sql.column(database, query));
        }
        return rows;
    }

    private static Set<String> invalid(PostgresDatabase database) {
        List<String> names = new ArrayList<>(Sql.column(
                database,
                "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid AND " + USER_SCHEMAS));
        names.addAll(Sql.column(
                database,
                "SELECT k.conname FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace"
                        + " WHERE NOT k.convalidated AND " + USER_SCHEMAS));
        return new TreeSet<>(names);
    }
}
