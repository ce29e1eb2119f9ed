package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.MissingGrant;
import io.github.automigrate.diff.MissingRole;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.schema.Grantable;
import io.github.automigrate.schema.QualifiedName;
import java.util.List;

/**
 * {@code GRANT}: changes a row of the catalog and waits for nobody but who holds ACCESS EXCLUSIVE (18; older versions do
 * not lock the relation at all). A grant to a role that has it already does nothing.
 */
final class GrantPrivileges {

    static final String BECAUSE = "the role may do more, and nobody may do less";

    private GrantPrivileges() {}

    static Remedy remedy(MissingGrant difference, Circumstances circumstances) {
        var access = difference.access();
        String sql = sql(access.kind(), access.relation(), difference.privileges(), access.role());
        if (circumstances.policy().executor() != null && !access.mayGrant()) {
            return Proposals.manual(
                    difference, "its owner alone may grant", SqlScript.of("-- as its owner", sql + ";"));
        }
        var target = Target.of(OperationKind.GRANT, difference.relation(), difference.subject());
        return Remedy.of(Operation.of(target, Verdict.safe(BECAUSE).optional(), Statement.brief(sql)));
    }

    static Remedy remedy(MissingRole difference) {
        return Proposals.incompatible(
                difference,
                "what is made could not be granted to it; correct the key, or create the role",
                SqlScript.of("CREATE ROLE " + quoted(difference.role()) + ";"));
    }

    /** Returns the statements that let all roles of the model use what was just created. */
    static List<Statement> onNew(Grantable kind, QualifiedName relation, Circumstances circumstances) {
        return circumstances.desired().roles().stream()
                .filter(circumstances.live().schema().roles()::contains)
                .map(role -> Statement.brief(sql(kind, relation, kind.privileges(), role)))
                .toList();
    }

    private static String sql(Grantable kind, QualifiedName relation, List<String> privileges, String role) {
        String object =
                switch (kind) {
                    case NAMESPACE -> "SCHEMA " + quoted(relation.schema());
                    case TABLE -> "TABLE " + quoted(relation);
                    case SEQUENCE -> "SEQUENCE " + quoted(relation);
                };
        return "GRANT " + String.join(", ", privileges) + " ON " + object + " TO " + quoted(role);
    }
}
