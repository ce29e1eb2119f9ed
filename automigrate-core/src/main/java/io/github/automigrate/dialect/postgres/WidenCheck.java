package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.ChangedCheck;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Check.ValueList;
import io.github.automigrate.schema.QualifiedName;
import java.util.TreeSet;

/**
 * {@code DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (...) NOT VALID} in one statement: ACCESS EXCLUSIVE for an instant,
 * without a scan. Only for a list of values that admits more than before, so no row and no older instance can violate it.
 */
final class WidenCheck {

    static final String BECAUSE = "the list admits everything that it admitted before, and NOT VALID spares the scan";

    private WidenCheck() {}

    static Remedy remedy(ChangedCheck difference) {
        Check desired = difference.desired();
        String name = difference.live().name();
        if (name == null) {
            return Proposals.manual(difference, "the check has no name to alter it by", SqlScript.EMPTY);
        }
        Operation widening = Operation.of(
                Target.of(OperationKind.WIDEN_CHECK, difference.table(), difference.subject()),
                Verdict.safe(BECAUSE),
                AlterTable.action(difference.table(), replacement(name, desired)));
        Operation validation = ValidateConstraint.check(difference.table(), name);
        if (widens(desired, difference.live())) {
            return Remedy.of(widening, validation);
        }
        SqlScript script = Violations.of(difference.table(), desired).then(Proposals.script(widening, validation));
        return refused(difference, script);
    }

    /** Returns whether a check of the model takes the place of this one in the same run. */
    static boolean willReplace(QualifiedName table, Check live, Circumstances circumstances) {
        return circumstances.desired().table(table).stream()
                .flatMap(desired -> desired.constraints().checks().stream())
                .anyMatch(desired -> widens(desired, live));
    }

    /** Returns the actions that put a check in the place of the one of this name. */
    static String replacement(String name, Check check) {
        return "DROP CONSTRAINT " + quoted(name) + ", ADD " + ConstraintSql.check(name, check) + " NOT VALID";
    }

    private static Remedy refused(ChangedCheck difference, SqlScript script) {
        ValueList desired = difference.desired().values();
        ValueList live = difference.live().values();
        if (desired == null) {
            return Proposals.manual(
                    difference, "nobody but a person can tell which of two conditions admits more", script);
        }
        if (live == null || !live.subject().equals(desired.subject())) {
            return Proposals.incompatible(difference, "the database may reject values of the entity", script);
        }
        var rejected = new TreeSet<>(desired.values());
        rejected.removeAll(live.values());
        return rejected.isEmpty()
                ? Proposals.manual(
                        difference, "rows and older instances may hold the values that the entity lost", script)
                : Proposals.incompatible(difference, "the database rejects " + rejected + " of the entity", script);
    }

    private static boolean widens(Check desired, Check live) {
        ValueList wanted = desired.values();
        ValueList present = live.values();
        return wanted != null && present != null && !wanted.equals(present) && wanted.covers(present);
    }
}
