package io.github.automigrate.dialect.postgres;

import io.github.automigrate.diff.MissingNamespace;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.schema.Grantable;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE SCHEMA}: locks no relation; asks for the CREATE privilege on the database. */
final class CreateNamespace {

    static final String BECAUSE = "the schema is new and nobody uses it yet";

    private CreateNamespace() {}

    static Remedy remedy(MissingNamespace difference, Circumstances circumstances) {
        var target = Target.of(OperationKind.CREATE_NAMESPACE, difference.relation(), difference.subject());
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.brief("CREATE SCHEMA " + PostgresSql.quoted(difference.name())));
        statements.addAll(GrantPrivileges.onNew(Grantable.NAMESPACE, difference.relation(), circumstances));
        Operation operation = new Operation(target, Verdict.safe(BECAUSE), statements, List.of());
        return circumstances.policy().createNamespaces()
                ? Remedy.of(operation)
                : Proposals.manual(
                        difference,
                        "schemas are created only when automigrate.create-schemas is on",
                        Proposals.script(operation));
    }
}
