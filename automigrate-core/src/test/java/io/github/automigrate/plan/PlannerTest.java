package io.github.automigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.diff.Difference;
import io.github.automigrate.diff.MissingNamespace;
import io.github.automigrate.diff.SchemaDiff;
import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.Statement.RelationLock;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.testing.Case;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final QualifiedName BOOK = new QualifiedName("public", "book");
    private static final QualifiedName AUTHOR = new QualifiedName("public", "author");

    @Test
    void ordersByKindAndThenByRelation() {
        Plan plan = plan(
                index(BOOK, "ix"),
                column(BOOK, "title"),
                index(AUTHOR, "iy"),
                online(OperationKind.CREATE_NAMESPACE, BOOK, "CREATE SCHEMA \"shop\""));

        assertThat(plan.operations())
                .extracting(operation -> operation.target().toString())
                .containsExactly("public.book: x", "public.book: title", "public.author: iy", "public.book: ix");
    }

    @Test
    @Case("A24")
    void mergesTheColumnsOfATableInModelOrder() {
        Plan plan = plan(column(BOOK, "title"), column(AUTHOR, "name"), column(BOOK, "isbn"), column(BOOK, "a"));

        assertThat(plan.operations())
                .extracting(operation -> operation.target().toString())
                .containsExactly("public.author: name", "public.book: title, isbn, a");
    }

    @Test
    @Case("A89")
    void givesTheSamePlanForTheSameDifferences() {
        Operation[] operations = {index(BOOK, "ix"), column(BOOK, "title")};

        assertThat(plan(operations)).isEqualTo(plan(operations));
        assertThat(plan(operations).hash())
                .isEqualTo(plan(operations).hash())
                .isNotEqualTo(plan(index(BOOK, "ix")).hash());
    }

    @Test
    void keepsProposalsInOrderAndCollectsQuestions() {
        Proposal first = proposal("column a");
        Proposal second = proposal("column b");
        Question question = new Question.AnyRow(BOOK);

        Plan plan = plan(
                Remedy.of(first).asking(question),
                Remedy.NONE,
                Remedy.of(second).asking(question));

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.proposals()).containsExactly(first, second);
        assertThat(plan.open()).containsExactly(question);
    }

    @Test
    void writesTheProposalsAsOneScriptWithReasons() {
        Plan plan = plan(Remedy.of(proposal("column a")));

        assertThat(plan.manualScript().text())
                .isEqualTo("-- public.book, column a: it differs, and rows would be lost\nSELECT 1;\n\n");
    }

    @Test
    void separatesThePhases() {
        Plan plan = plan(index(BOOK, "ix"), column(BOOK, "title"));

        assertThat(plan.operations(Phase.STARTUP)).hasSize(1);
        assertThat(plan.operations(Phase.ONLINE)).hasSize(1);
    }

    private static Plan plan(Operation... operations) {
        return plan(Stream.of(operations).map(Remedy::of).toArray(Remedy[]::new));
    }

    private static Plan plan(Remedy... remedies) {
        List<Difference> differences = Stream.iterate(0, i -> i + 1)
                .limit(remedies.length)
                .<Difference>map(i -> new MissingNamespace(String.valueOf(i)))
                .toList();
        Remedies byNumber = (difference, circumstances) ->
                remedies[Integer.parseInt(difference.relation().schema())];
        LiveSchema live = new LiveSchema(Schema.of(), Map.of(), Set.of(), Map.of());
        Circumstances.Policy policy = new Circumstances.Policy(10_000_000, false, false, 180_000, null);
        return new Planner(byNumber)
                .plan(new SchemaDiff(differences), new Circumstances(Schema.of(), live, Evidence.NONE, policy));
    }

    private static Operation column(QualifiedName table, String name) {
        Statement statement = Statement.alter(
                "ALTER TABLE \"public\".\"" + table.name() + "\"",
                "ADD COLUMN \"" + name + "\" text",
                new RelationLock(Lock.ACCESS_EXCLUSIVE, table));
        return Operation.of(Target.of(OperationKind.ADD_COLUMN, table, name), Verdict.safe("it is new"), statement);
    }

    private static Operation index(QualifiedName table, String name) {
        String sql = "CREATE INDEX CONCURRENTLY \"" + name + "\" ON \"public\".\"" + table.name() + "\" (\"id\")";
        return Operation.of(
                Target.of(OperationKind.BUILD_INDEX, table, name),
                Verdict.online("it blocks nobody"),
                Statement.online(sql));
    }

    private static Operation online(OperationKind kind, QualifiedName relation, String sql) {
        return Operation.of(Target.of(kind, relation, "x"), Verdict.safe("it is new"), Statement.brief(sql));
    }

    private static Proposal proposal(String subject) {
        return new Proposal(
                Safety.MANUAL, BOOK, subject, "it differs", "rows would be lost", SqlScript.of("SELECT 1;"));
    }
}
