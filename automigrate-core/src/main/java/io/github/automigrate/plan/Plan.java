package io.github.automigrate.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What will be done, in order, and what is left to a person. Nothing but additive statements can stand among the
 * operations: {@link Operation} and {@link Statement} refuse to be made otherwise.
 *
 * @param operations the automatic operations in the order of execution
 * @param proposals the differences that are left as they are
 * @param open questions whose answers might change the plan
 */
public record Plan(List<Operation> operations, List<Proposal> proposals, Set<Question> open) {

    /** The plan for a database that is in step. */
    public static final Plan EMPTY = new Plan(List.of(), List.of(), Set.of());

    public Plan {
        operations = List.copyOf(operations);
        proposals = List.copyOf(proposals);
        open = Set.copyOf(open);
    }

    /** Returns whether there is nothing to execute. */
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /** Returns the operations of one phase, in order. */
    public List<Operation> operations(Phase phase) {
        return operations.stream()
                .filter(operation -> operation.phase() == phase)
                .toList();
    }

    /** Returns the operations that one phase carries out, in order: its own, and what an earlier phase left. */
    public List<Operation> due(Phase phase) {
        return operations.stream()
                .filter(operation -> operation.phase().compareTo(phase) <= 0)
                .toList();
    }

    /**
     * Returns the plan in which operations with these targets are left to a person, as the proposals say, and with them what
     * would only complete them.
     */
    public Plan leaving(Map<Operation.Target, Proposal> left) {
        List<Operation> kept = operations.stream()
                .filter(operation -> !left.containsKey(operation.target()))
                .filter(operation -> !operation.target().kind().completes()
                        || left.keySet().stream().noneMatch(operation.target()::overlaps))
                .toList();
        Stream<Proposal> more = operations.stream()
                .filter(operation -> left.containsKey(operation.target()))
                .map(operation -> left.get(operation.target()));
        return new Plan(kept, Stream.concat(proposals.stream(), more).toList(), open);
    }

    /** Returns the proposals of one class, in order. */
    public List<Proposal> proposals(Safety safety) {
        return proposals.stream()
                .filter(proposal -> proposal.safety() == safety)
                .toList();
    }

    /** Returns everything that a person has to run, in order, with the reasons as comments. */
    public SqlScript manualScript() {
        return proposals.stream()
                .filter(proposal -> !proposal.script().isEmpty())
                .map(proposal -> SqlScript.of("-- " + proposal.relation() + ", " + proposal.subject() + ": "
                                + proposal.finding() + ", and " + proposal.because())
                        .then(proposal.script())
                        .then(SqlScript.of("")))
                .reduce(SqlScript.EMPTY, SqlScript::then);
    }

    /** Returns a SHA-256 over the SQL of all operations, which two plans share if and only if they do the same. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            operations.stream()
                    .flatMap(operation -> operation.sql().stream())
                    .forEach(sql -> digest.update((sql + ";\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
