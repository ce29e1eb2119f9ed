package io.github.automigrate.live;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The facts about one relation that are not part of its definition.
 *
 * @param size how large it is, as far as the statistics know
 * @param ownership who owns it and whether we may alter it
 * @param pending what exists in it without being complete
 * @param dependents what depends on its columns
 * @param surroundings what else a change to it would touch
 */
public record Relation(
        Kind kind,
        Size size,
        Ownership ownership,
        Pending pending,
        List<Dependent> dependents,
        Surroundings surroundings) {

    public Relation {
        dependents = List.copyOf(dependents);
    }

    /** Returns what depends on this column. */
    public List<Dependent> dependentsOf(String column) {
        return dependents.stream()
                .filter(dependent -> dependent.column().equals(column))
                .toList();
    }

    /** What kind of relation a name stands for. */
    public enum Kind {
        /** An ordinary table. */
        TABLE,
        /** The parent of a partitioned table. */
        PARTITIONED_TABLE,
        /** One partition of a partitioned table. */
        PARTITION,
        /** A table that inherits from another one. */
        INHERITANCE_CHILD,
        /** A view. */
        VIEW,
        /** A materialized view. */
        MATERIALIZED_VIEW,
        /** A foreign table. */
        FOREIGN_TABLE,
        /** Anything else that holds the name: a sequence, an index, a composite type. */
        OTHER
    }

    /**
     * How large a relation is by the statistics of the server.
     *
     * @param estimatedRows rows; empty when the table was never analyzed
     * @param bytes bytes of the heap; empty when unknown
     */
    public record Size(OptionalLong estimatedRows, OptionalLong bytes) {

        /** A size that nobody has looked up. */
        public static final Size UNKNOWN = new Size(OptionalLong.empty(), OptionalLong.empty());
    }

    /** Who owns a relation, and whether our role is (a member of) the owner, which ALTER asks for. */
    public record Ownership(String owner, boolean mayAlter) {}

    /**
     * What exists without being complete.
     *
     * @param invalidIndexes indexes that a failed concurrent build left behind; they slow writes and serve no query
     * @param unvalidated constraints that hold for new rows only (NOT VALID)
     */
    public record Pending(Set<String> invalidIndexes, Set<String> unvalidated) {

        public Pending {
            invalidIndexes = Set.copyOf(invalidIndexes);
            unvalidated = Set.copyOf(unvalidated);
        }
    }

    /**
     * Something that depends on a column.
     *
     * @param column the column it depends on
     * @param name its name, as a message should show it
     */
    public record Dependent(String column, DependentKind kind, String name) {}

    /** What can depend on a column. */
    public enum DependentKind {
        /** A view, materialized view or rule. */
        VIEW,
        /** A generated column of the same table. */
        GENERATED_COLUMN,
        /** A trigger that names the column. */
        TRIGGER,
        /** A row security policy. */
        POLICY,
        /** The row filter of a publication. */
        PUBLICATION_FILTER,
        /** An index with an expression or predicate over the column. */
        EXPRESSION_INDEX,
        /** A plain index over the column. */
        INDEX,
        /** A check constraint. */
        CHECK,
        /** A foreign key of this table over the column, or one of another table that points to it. */
        FOREIGN_KEY,
        /** The partition key. */
        PARTITION_KEY,
        /** A function or another object that the server would refuse to leave behind. */
        OTHER
    }

    /**
     * What else a change would touch.
     *
     * @param partitions the number of partitions, 0 for anything but a partitioned table
     * @param publications the publications that replicate the table
     * @param rowSecurity whether row security is on
     */
    public record Surroundings(int partitions, Set<String> publications, boolean rowSecurity) {

        /** Neither partitioned nor published. */
        public static final Surroundings NONE = new Surroundings(0, Set.of(), false);

        public Surroundings {
            publications = Set.copyOf(publications);
        }

        /** Returns any publication that replicates the table. */
        public Optional<String> publication() {
            return publications.stream().sorted().findFirst();
        }
    }
}
