package io.github.automigrate.dialect.postgres;

import io.github.automigrate.diff.Difference;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.plan.SqlScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Leaves a difference to a person, with the finding in words. */
final class Proposals {

    private Proposals() {}

    /** Returns the remedy of a change that a person decides on. */
    static Remedy manual(Difference difference, String because, SqlScript script) {
        return of(Safety.MANUAL, difference, because, script);
    }

    /** Returns the remedy of a difference that the application would fail on. */
    static Remedy incompatible(Difference difference, String because, SqlScript script) {
        return of(Safety.INCOMPATIBLE, difference, because, script);
    }

    /** Returns the remedy of a difference that is worth knowing. */
    static Remedy information(Difference difference, String because) {
        return of(Safety.INFORMATION, difference, because, SqlScript.EMPTY);
    }

    /** Returns the remedy of leaving the difference to a person. */
    static Remedy of(Safety safety, Difference difference, String because, SqlScript script) {
        String finding = difference.accept(new Findings());
        return Remedy.of(new Proposal(safety, difference.relation(), difference.subject(), finding, because, script));
    }

    /** Returns the statements of these operations as a script. */
    static SqlScript script(List<Operation> operations) {
        List<String> lines = new ArrayList<>();
        for (Operation operation : operations) {
            operation.sql().forEach(sql -> lines.add(sql + ";"));
        }
        return new SqlScript(lines);
    }

    /** Returns the statements of these operations as a script. */
    static SqlScript script(Operation... operations) {
        return script(Arrays.asList(operations));
    }
}
