package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.Difference;
import io.github.automigrate.live.LiveSchema.Namespace;
import io.github.automigrate.live.Relation;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.plan.Statement.RelationLock;
import io.github.automigrate.schema.QualifiedName;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Leaves to a person what our role may not do: ALTER asks for the owner, CREATE for a privilege in the schema. */
final class Privileges {

    private static final Set<OperationKind> CREATING = EnumSet.of(
            OperationKind.CREATE_TABLE,
            OperationKind.CREATE_TYPE,
            OperationKind.CREATE_SEQUENCE,
            OperationKind.BUILD_INDEX,
            OperationKind.REBUILD_INDEX);

    private Privileges() {}

    /** Returns the remedy, or a proposal of the same statements when one of them would be refused. */
    static Remedy respected(Remedy remedy, Difference difference, Circumstances circumstances) {
        if (circumstances.policy().executor() == null) {
            return remedy;
        }
        Map<String, Grant> lacking = new LinkedHashMap<>();
        for (Operation operation : remedy.operations()) {
            lacking(operation, circumstances).ifPresent(grant -> lacking.put(grant.because(), grant));
        }
        return lacking.isEmpty() ? remedy : proposed(remedy, difference, lacking);
    }

    private static Remedy proposed(Remedy remedy, Difference difference, Map<String, Grant> lacking) {
        SqlScript script = lacking.values().stream()
                .map(Grant::script)
                .reduce(SqlScript.EMPTY, SqlScript::then)
                .then(Proposals.script(remedy.operations()));
        boolean required = remedy.operations().stream()
                .anyMatch(operation -> operation.verdict().required());
        boolean privilege = lacking.values().stream().allMatch(Grant::isPrivilege);
        Proposal proposal = new Proposal(
                required && privilege ? Safety.INCOMPATIBLE : Safety.MANUAL,
                difference.relation(),
                difference.subject(),
                difference.accept(new Findings()),
                String.join(", and ", lacking.keySet()),
                script);
        return new Remedy(List.of(), remedy.proposals(), remedy.open())
                .and(Remedy.of(privilege ? proposal.withoutPrivilege() : proposal));
    }

    private static Optional<Grant> lacking(Operation operation, Circumstances circumstances) {
        QualifiedName target = operation.target().relation();
        if (CREATING.contains(operation.target().kind())) {
            Optional<Grant> create = lackingIn(target.schema(), circumstances);
            if (create.isPresent()) {
                return create;
            }
        }
        Optional<Grant> own = lackingOn(target, circumstances);
        return own.isPresent() ? own : lackingElsewhere(operation, circumstances);
    }

    private static Optional<Grant> lackingElsewhere(Operation operation, Circumstances circumstances) {
        return operation.locks().stream()
                .map(RelationLock::relation)
                .distinct()
                .flatMap(relation -> ofOther(relation, circumstances).stream())
                .findFirst();
    }

    private static Optional<Grant> ofOther(QualifiedName relation, Circumstances circumstances) {
        return circumstances.live().relation(relation).isPresent()
                ? lackingOn(relation, circumstances)
                : lackingIn(relation.schema(), circumstances);
    }

    private static Optional<Grant> lackingOn(QualifiedName name, Circumstances circumstances) {
        return circumstances
                .live()
                .relation(name)
                .map(Relation::ownership)
                .filter(ownership -> !ownership.mayAlter())
                .map(ownership -> new Grant(
                        name + " belongs to " + ownership.owner() + " and our role is no member of it",
                        true,
                        SqlScript.of(
                                "-- or run what follows as " + ownership.owner(),
                                "GRANT " + quoted(ownership.owner()) + " TO " + executor(circumstances) + ";")));
    }

    private static Optional<Grant> lackingIn(String schema, Circumstances circumstances) {
        Optional<Namespace> namespace = circumstances.live().namespace(schema);
        if (namespace.isEmpty()) {
            return circumstances.policy().createNamespaces()
                    ? Optional.empty()
                    : Optional.of(new Grant(
                            "the schema " + schema + " does not exist",
                            false,
                            SqlScript.of("CREATE SCHEMA IF NOT EXISTS " + quoted(schema) + ";")));
        }
        return namespace.get().mayCreate()
                ? Optional.empty()
                : Optional.of(new Grant(
                        "our role may not create anything in the schema " + schema,
                        true,
                        SqlScript.of(
                                "-- or run what follows as the owner of the schema",
                                "GRANT CREATE ON SCHEMA " + quoted(schema) + " TO " + executor(circumstances) + ";")));
    }

    private static String executor(Circumstances circumstances) {
        return quoted(String.valueOf(circumstances.policy().executor()));
    }

    /** What is lacking, whether it is a privilege, and what grants it. */
    private record Grant(String because, boolean isPrivilege, SqlScript script) {}
}
