package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.MissingCompositeType;
import io.github.automigrate.diff.MissingEnumType;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.Statement;
import java.util.stream.Collectors;

/** {@code CREATE TYPE}: locks no relation. An enum type gets the two implicit casts that Hibernate's own DDL gives it. */
final class CreateType {

    static final String BECAUSE = "the type is new and nobody uses it yet";

    private CreateType() {}

    static Remedy remedy(MissingEnumType difference) {
        String name = quoted(difference.relation());
        String values =
                difference.desired().values().stream().map(PostgresSql::literal).collect(Collectors.joining(", "));
        return Remedy.of(Operation.of(
                Target.of(OperationKind.CREATE_TYPE, difference.relation(), difference.subject()),
                Verdict.safe(BECAUSE),
                Statement.brief("CREATE TYPE " + name + " AS ENUM (" + values + ")"),
                Statement.brief("CREATE CAST (varchar AS " + name + ") WITH INOUT AS IMPLICIT"),
                Statement.brief("CREATE CAST (" + name + " AS varchar) WITH INOUT AS IMPLICIT")));
    }

    static Remedy remedy(MissingCompositeType difference) {
        String attributes = difference.desired().attributes().stream()
                .map(attribute -> quoted(attribute.name()) + " " + PostgresSql.type(attribute.type()))
                .collect(Collectors.joining(", "));
        return Remedy.of(Operation.of(
                Target.of(OperationKind.CREATE_TYPE, difference.relation(), difference.subject()),
                Verdict.safe(BECAUSE),
                Statement.brief("CREATE TYPE " + quoted(difference.relation()) + " AS (" + attributes + ")")));
    }
}
