package io.github.automigrate.plan;

import io.github.automigrate.schema.QualifiedName;

/**
 * A difference that was left as it is, with the reason and what a person can do about it.
 *
 * @param safety {@link Safety#MANUAL}, {@link Safety#INCOMPATIBLE} or {@link Safety#INFORMATION}
 * @param subject what of the relation differs, {@code column title}
 * @param finding a sentence without full stop: what the entity says and what the database has
 * @param because why it was left as it is: a clause without capital and full stop
 * @param script the SQL that a person can run; empty when there is nothing to run
 * @param lacksPrivilege whether a privilege of our role is all that it takes
 */
public record Proposal(
        Safety safety,
        QualifiedName relation,
        String subject,
        String finding,
        String because,
        SqlScript script,
        boolean lacksPrivilege) {

    /**
     * Checks that the class of safety is not an automatic one.
     *
     * @throws IllegalArgumentException when it is
     */
    public Proposal {
        if (safety.isAutomatic()) {
            throw new IllegalArgumentException("A proposal cannot be " + safety + ": " + relation + ", " + subject);
        }
    }

    /** Creates a proposal that takes more than a privilege. */
    public Proposal(
            Safety safety, QualifiedName relation, String subject, String finding, String because, SqlScript script) {
        this(safety, relation, subject, finding, because, script, false);
    }

    /** Returns this proposal as one that a privilege of our role would make an operation. */
    public Proposal withoutPrivilege() {
        return new Proposal(safety, relation, subject, finding, because, script, true);
    }

    /** Returns the message of four parts on one line: what, which object, what was not done, what to do. */
    public String message() {
        String object = capitalized(subject) + (relation.name().isEmpty() ? "" : " of " + relation);
        String what = object + " was left as it is: " + finding + ", and " + because + ".";
        return script.isEmpty() ? what : what + " SQL: " + script.oneLine();
    }

    private static String capitalized(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
