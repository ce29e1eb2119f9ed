package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.PostgresSql.quoted;

import io.github.automigrate.diff.ChangedSequence;
import io.github.automigrate.diff.MissingSequence;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.schema.Grantable;
import io.github.automigrate.schema.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * {@code CREATE SEQUENCE}: locks no relation. A sequence for a table with rows starts one step above the highest id,
 * since Hibernate's pooled optimizer hands out the ids below the value that it fetched.
 */
final class CreateSequence {

    static final String BECAUSE = "the sequence is new and starts above the ids that exist";

    private CreateSequence() {}

    static Remedy remedy(MissingSequence difference, Circumstances circumstances) {
        Sequence sequence = difference.desired();
        Sequence.Feeds feeds = sequence.feeds();
        if (feeds == null || !hasColumn(feeds, circumstances)) {
            return Remedy.of(operation(difference, sequence.start(), circumstances));
        }
        var question = new Question.HighestValue(feeds.table(), feeds.column());
        OptionalLong highest = circumstances.evidence().answer(question);
        if (highest.isEmpty()) {
            return Proposals.incompatible(
                            difference,
                            "without the highest id of " + feeds.table() + " its first value could be in use",
                            startedAbove(sequence, feeds))
                    .asking(question);
        }
        long above = highest.getAsLong() + Math.max(1, sequence.increment());
        long start = highest.getAsLong() > 0 ? above : sequence.start();
        return Remedy.of(operation(difference, start, circumstances));
    }

    /** Returns the remedy of a sequence that counts in other steps than the entity. */
    static Remedy remedy(ChangedSequence difference) {
        String name = quoted(difference.relation());
        long step = difference.desired().increment();
        SqlScript script = SqlScript.of(
                "-- with every instance stopped; or set allocationSize to "
                        + difference.live().increment() + " instead",
                "ALTER SEQUENCE " + name + " INCREMENT BY " + step + ";",
                "SELECT setval(" + PostgresSql.literal(name) + ", (SELECT last_value + " + step + " FROM " + name
                        + "));");
        return Proposals.incompatible(difference, "ids would collide or be wasted", script);
    }

    private static boolean hasColumn(Sequence.Feeds feeds, Circumstances circumstances) {
        return circumstances.live().schema().table(feeds.table()).stream()
                .anyMatch(table -> table.column(feeds.column()).isPresent());
    }

    private static Operation operation(MissingSequence difference, long start, Circumstances circumstances) {
        List<Statement> statements = new ArrayList<>(List.of(Statement.brief(create(difference.desired(), start))));
        statements.addAll(GrantPrivileges.onNew(Grantable.SEQUENCE, difference.relation(), circumstances));
        var target = Target.of(OperationKind.CREATE_SEQUENCE, difference.relation(), difference.subject());
        return new Operation(target, Verdict.safe(BECAUSE), statements, List.of());
    }

    private static SqlScript startedAbove(Sequence sequence, Sequence.Feeds feeds) {
        String highest = "SELECT coalesce(max(" + quoted(feeds.column()) + "), 0) FROM " + quoted(feeds.table());
        return SqlScript.of(
                create(sequence, sequence.start()) + ";",
                "SELECT setval(" + PostgresSql.literal(quoted(sequence.name())) + ", (" + highest + ") + "
                        + Math.max(1, sequence.increment()) + ", false);");
    }

    private static String create(Sequence sequence, long start) {
        return "CREATE SEQUENCE " + quoted(sequence.name()) + " START WITH " + start + " INCREMENT BY "
                + sequence.increment();
    }
}
