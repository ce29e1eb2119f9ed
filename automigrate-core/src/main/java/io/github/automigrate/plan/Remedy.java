package io.github.automigrate.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a dialect answers to one difference.
 *
 * @param open questions whose answers would allow more than this conservative remedy
 */
public record Remedy(List<Operation> operations, List<Proposal> proposals, Set<Question> open) {

    /** Nothing to do and nothing to say. */
    public static final Remedy NONE = new Remedy(List.of(), List.of(), Set.of());

    public Remedy {
        operations = List.copyOf(operations);
        proposals = List.copyOf(proposals);
        open = Set.copyOf(open);
    }

    /** Returns the remedy of these operations. */
    public static Remedy of(Operation... operations) {
        return new Remedy(List.of(operations), List.of(), Set.of());
    }

    /** Returns the remedy of leaving the difference to a person. */
    public static Remedy of(Proposal proposal) {
        return new Remedy(List.of(), List.of(proposal), Set.of());
    }

    /** Returns this remedy and the other one. */
    public Remedy and(Remedy other) {
        return new Remedy(
                Stream.concat(operations.stream(), other.operations.stream()).toList(),
                Stream.concat(proposals.stream(), other.proposals.stream()).toList(),
                Stream.concat(open.stream(), other.open.stream()).collect(java.util.stream.Collectors.toSet()));
    }

    /** Returns this remedy, which would like to know this. */
    public Remedy asking(Question question) {
        return and(new Remedy(List.of(), List.of(), Set.of(question)));
    }
}
