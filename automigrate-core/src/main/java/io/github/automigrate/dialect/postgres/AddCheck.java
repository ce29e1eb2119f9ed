package io.github.automigrate.dialect.postgres;

import io.github.automigrate.diff.MissingCheck;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.QualifiedName;
import java.util.Set;

/**
 * {@code ADD CHECK ... NOT VALID}: ACCESS EXCLUSIVE for an instant, without a scan. It is one action of the ALTER TABLE
 * that adds its column, since an inline check would scan the whole table under that lock.
 */
final class AddCheck {

    static final String NEW_COLUMN = "no row has a value yet, and NOT VALID spares the scan under an exclusive lock";
    static final String RESTRICTIVE = "no row violates it, but an older instance may be rejected from now on";

    private AddCheck() {}

    static Remedy remedy(MissingCheck difference, Circumstances circumstances) {
        QualifiedName table = difference.table();
        Check check = difference.desired();
        String name = ConstraintNames.of(table, check, circumstances);
        Admission admission = admission(difference, circumstances);
        boolean restricts = admission.kind() == Admission.Kind.RESTRICTIVE;
        Operation operation = Operation.of(
                Target.of(OperationKind.ADD_CHECK, table, difference.subject()),
                restricts
                        ? Verdict.restrictive(RESTRICTIVE)
                        : Verdict.safe(NEW_COLUMN).optional(),
                AlterTable.action(table, "ADD " + ConstraintSql.check(name, check) + " NOT VALID"));
        Operation validation = ValidateConstraint.check(table, name);
        if (admission.kind() != Admission.Kind.REFUSED) {
            return Remedy.of(operation, validation);
        }
        Remedy refused = Proposals.manual(
                difference,
                admission.because(),
                Violations.of(table, check).then(Proposals.script(operation, validation)));
        for (Question question : admission.open()) {
            refused = refused.asking(question);
        }
        return refused;
    }

    private static Admission admission(MissingCheck difference, Circumstances circumstances) {
        if (difference.onNewColumn()) {
            return Admission.ofNewColumn();
        }
        Check check = difference.desired();
        // NULL satisfies a list of values; of any other condition nobody knows
        Set<String> columns = check.values() == null ? Set.of() : check.columns();
        return Admission.of(columns, new Question.Violations(difference.table(), check), circumstances);
    }
}
