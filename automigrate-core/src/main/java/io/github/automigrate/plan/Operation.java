package io.github.automigrate.plan;

import io.github.automigrate.schema.QualifiedName;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A deed that is safe to do without a person: one or more statements that bring one part of a relation closer to the
 * model. Consecutive brief statements run in one transaction.
 *
 * @param cleanUp what is executed when a statement failed, so that nothing half-made stays behind
 */
public record Operation(Target target, Verdict verdict, List<Statement> statements, List<Statement> cleanUp) {

    /**
     * Checks that the class of safety is an automatic one and that no index is removed which the operation does not
     * build.
     *
     * @throws IllegalArgumentException when it is not, or when there is no statement
     */
    public Operation {
        statements = List.copyOf(statements);
        cleanUp = List.copyOf(cleanUp);
        if (!verdict.safety().isAutomatic()) {
            throw new IllegalArgumentException(
                    "An operation cannot be " + verdict.safety() + ": " + target + ", " + verdict.because());
        }
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("An operation needs a statement: " + target);
        }
        AdditiveSql.requireRebuilt(sql(statements), sql(cleanUp));
    }

    /** Returns an operation without clean-up. */
    public static Operation of(Target target, Verdict verdict, Statement... statements) {
        return new Operation(target, verdict, List.of(statements), List.of());
    }

    /** Returns this operation with statements that clean up after a failure. */
    public Operation cleanedUpBy(Statement... value) {
        return new Operation(target, verdict, statements, List.of(value));
    }

    /** Returns the phase this operation runs in. */
    public Phase phase() {
        return target.kind().phase();
    }

    /** Returns whether one ALTER TABLE can do what both operations do. */
    public boolean mergesWith(Operation other) {
        return phase() == other.phase()
                && statements.size() == 1
                && other.statements.size() == 1
                && cleanUp.isEmpty()
                && other.cleanUp.isEmpty()
                && statements.get(0).mergesWith(other.statements.get(0));
    }

    /** Returns the operation that does what both do in one ALTER TABLE. */
    public Operation mergedWith(Operation other) {
        Statement both = statements.get(0).mergedWith(other.statements.get(0));
        return new Operation(
                target.mergedWith(other.target), verdict.mergedWith(other.verdict), List.of(both), List.of());
    }

    /** Returns the SQL of all statements, in order. */
    public List<String> sql() {
        return sql(statements);
    }

    /** Returns the locks that the statements take on relations that existed before, each once. */
    public List<Statement.RelationLock> locks() {
        return Statement.locks(statements);
    }

    private static List<String> sql(List<Statement> statements) {
        return statements.stream().map(Statement::sql).toList();
    }

    /** What an operation acts on; two plans name the same operation by an equal target. */
    public record Target(OperationKind kind, QualifiedName relation, List<String> subjects) {

        public Target {
            subjects = List.copyOf(subjects);
        }

        /** Returns the target with one subject, {@code column title} say. */
        public static Target of(OperationKind kind, QualifiedName relation, String subject) {
            return new Target(kind, relation, List.of(subject));
        }

        /** Returns whether both act on the same part of a relation, so that the later one builds on the earlier one. */
        public boolean overlaps(Target other) {
            return relation.equals(other.relation) && !Collections.disjoint(subjects, other.subjects);
        }

        Target mergedWith(Target other) {
            List<String> both =
                    Stream.concat(subjects.stream(), other.subjects.stream()).toList();
            OperationKind first = kind.compareTo(other.kind) <= 0 ? kind : other.kind;
            return new Target(first, relation, both);
        }

        /** Returns {@code public.book: column title, column isbn}. */
        @Override
        public String toString() {
            return relation + ": " + String.join(", ", subjects);
        }
    }

    /**
     * How safe an operation is and why.
     *
     * @param because a clause as a database administrator would say it, without capital and full stop
     * @param required whether the application fails without it
     */
    public record Verdict(Safety safety, String because, boolean required) {

        /** Returns the verdict for a brief change that the application needs. */
        public static Verdict safe(String because) {
            return new Verdict(Safety.SAFE, because, true);
        }

        /** Returns the verdict for long work that the application can start without. */
        public static Verdict online(String because) {
            return new Verdict(Safety.ONLINE, because, false);
        }

        /** Returns the verdict for a constraint that may reject writes of older instances. */
        public static Verdict restrictive(String because) {
            return new Verdict(Safety.RESTRICTIVE, because, false);
        }

        /** Returns this verdict for an operation that the application can start without. */
        public Verdict optional() {
            return new Verdict(safety, because, false);
        }

        Verdict mergedWith(Verdict other) {
            Safety weaker = safety.compareTo(other.safety) >= 0 ? safety : other.safety;
            String reasons = because.equals(other.because) ? because : because + "; " + other.because;
            return new Verdict(weaker, reasons, required || other.required);
        }
    }
}
