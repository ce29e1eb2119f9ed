package io.github.automigrate.dialect.postgres;

import io.github.automigrate.diff.Difference;
import io.github.automigrate.diff.UnvalidatedCheck;
import io.github.automigrate.diff.UnvalidatedForeignKey;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Lock;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.plan.Statement.RelationLock;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.QualifiedName;
import java.util.OptionalLong;

/**
 * {@code VALIDATE CONSTRAINT}: scans the table under SHARE UPDATE EXCLUSIVE, for a foreign key with ROW SHARE on the
 * table it points to; reads and writes go on.
 */
final class ValidateConstraint {

    static final String BECAUSE = "existing rows are checked while reads and writes go on";

    private ValidateConstraint() {}

    static Remedy remedy(UnvalidatedForeignKey difference, Circumstances circumstances) {
        Operation operation = foreignKey(difference.table(), difference.desired(), difference.name());
        var question = new Question.Orphans(difference.table(), difference.desired());
        SqlScript query = Violations.orphans(difference.table(), difference.desired());
        return unlessViolated(difference, operation, new Doubt(question, query), circumstances);
    }

    static Remedy remedy(UnvalidatedCheck difference, Circumstances circumstances) {
        Operation operation = check(difference.table(), difference.name());
        var question = new Question.Violations(difference.table(), difference.desired());
        SqlScript query = Violations.of(difference.table(), difference.desired());
        return unlessViolated(difference, operation, new Doubt(question, query), circumstances);
    }

    /** Returns the operation that validates a foreign key. */
    static Operation foreignKey(QualifiedName table, ForeignKey key, String name) {
        QualifiedName parent = key.reference().table();
        var own = new RelationLock(Lock.SHARE_UPDATE_EXCLUSIVE, table);
        String subject = "foreign key " + name;
        return parent.equals(table)
                ? operation(table, subject, name, own)
                : operation(table, subject, name, own, new RelationLock(Lock.ROW_SHARE, parent));
    }

    /** Returns the operation that validates a check. */
    static Operation check(QualifiedName table, String name) {
        return operation(table, "check " + name, name, new RelationLock(Lock.SHARE_UPDATE_EXCLUSIVE, table));
    }

    private static Remedy unlessViolated(
            Difference difference, Operation operation, Doubt doubt, Circumstances circumstances) {
        OptionalLong violations = circumstances.evidence().answer(doubt.question());
        if (violations.isPresent() && violations.getAsLong() == 0) {
            return Remedy.of(operation);
        }
        SqlScript script = doubt.query().then(Proposals.script(operation));
        return violations.isPresent()
                ? Proposals.manual(difference, Violations.words(violations.getAsLong()), script)
                : Proposals.manual(difference, "nobody knows yet whether older rows violate it", script)
                        .asking(doubt.question());
    }

    private static Operation operation(QualifiedName table, String subject, String name, RelationLock... locks) {
        String sql = AlterTable.head(table) + " VALIDATE CONSTRAINT " + PostgresSql.quoted(name);
        return Operation.of(
                Target.of(OperationKind.VALIDATE_CONSTRAINT, table, subject),
                Verdict.online(BECAUSE),
                Statement.online(sql, locks));
    }

    /** What has to be known before, and the query with which a person finds it out. */
    private record Doubt(Question question, SqlScript query) {}
}
