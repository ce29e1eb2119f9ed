package io.github.automigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.Statement.RelationLock;
import io.github.automigrate.schema.QualifiedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {

    private static final QualifiedName BOOK = new QualifiedName("public", "book");
    private static final RelationLock EXCLUSIVE = new RelationLock(Lock.ACCESS_EXCLUSIVE, BOOK);
    private static final String BUILD = "CREATE INDEX CONCURRENTLY \"ix\" ON \"public\".\"book\" (\"title\")";
    private static final String DROP = "DROP INDEX CONCURRENTLY IF EXISTS \"public\".\"ix\"";

    @ParameterizedTest
    @EnumSource(names = {"MANUAL", "INCOMPATIBLE", "INFORMATION"})
    void isNeverWhatAPersonDecides(Safety safety) {
        Verdict verdict = new Verdict(safety, "rows would be lost", true);

        assertThatThrownBy(() -> Operation.of(target("column title"), verdict, addColumn("title")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SAFE", "ONLINE", "RESTRICTIVE"})
    void isNeverAProposalWhenItIsAutomatic(Safety safety) {
        assertThatThrownBy(() -> new Proposal(safety, BOOK, "column title", "found", "because", SqlScript.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void needsAStatement() {
        assertThatThrownBy(() -> Operation.of(target("column title"), Verdict.safe("it is new")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotBeMadeOfWhatRemoves() {
        assertThatThrownBy(() -> Statement.alter("ALTER TABLE \"public\".\"book\"", "DROP COLUMN \"title\""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Statement.brief("DROP TABLE \"public\".\"book\""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void removesAnIndexOnlyToBuildItAgain() {
        assertThatCode(() -> online(DROP, BUILD)).doesNotThrowAnyException();
        assertThatThrownBy(() -> online(DROP)).hasMessageContaining("would remove an index");
        assertThatThrownBy(() -> online(BUILD, DROP)).hasMessageContaining("would remove an index");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"public\".\"iy\"", "\"other\".\"ix\"", "\"ix\""})
    void removesNoOtherIndexThanItBuilds(String index) {
        assertThatThrownBy(() -> online("DROP INDEX CONCURRENTLY " + index, BUILD))
                .hasMessageContaining("would remove an index");
    }

    @Test
    void cleansUpOnlyWhatItHasBuilt() {
        assertThatCode(() -> online(BUILD).cleanedUpBy(Statement.online(DROP))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Operation.of(target("x"), Verdict.safe("it is new"), addColumn("x"))
                        .cleanedUpBy(Statement.online(DROP)))
                .hasMessageContaining("would remove an index");
    }

    @Test
    void mergesWithAnotherChangeOfTheSameTable() {
        Operation title = Operation.of(target("column title"), Verdict.safe("it is new"), addColumn("title"));
        Operation isbn = Operation.of(target("column isbn"), Verdict.safe("it is new"), addColumn("isbn"));

        assertThat(title.mergesWith(isbn)).isTrue();
        assertThat(title.mergedWith(isbn).sql())
                .containsExactly("ALTER TABLE \"public\".\"book\" ADD COLUMN \"title\" text, ADD COLUMN \"isbn\" text");
        assertThat(title.mergedWith(isbn).target().subjects()).containsExactly("column title", "column isbn");
    }

    @Test
    void keepsTheWeakerSafetyAndTheStrongerNeedWhenItMerges() {
        Operation needed = Operation.of(target("a"), Verdict.safe("it is new"), addColumn("a"));
        Operation risky = Operation.of(target("b"), Verdict.restrictive("old writers may fail"), addColumn("b"));

        assertThat(needed.mergedWith(risky).verdict())
                .isEqualTo(new Verdict(Safety.RESTRICTIVE, "it is new; old writers may fail", true));
    }

    @Test
    void doesNotMergeAcrossTablesOrLocksOrWithoutActions() {
        Operation title = Operation.of(target("a"), Verdict.safe("it is new"), addColumn("a"));
        Statement otherTable = Statement.alter("ALTER TABLE \"public\".\"author\"", "ADD COLUMN \"a\" text", EXCLUSIVE);
        Statement otherLock = Statement.alter("ALTER TABLE \"public\".\"book\"", "ADD COLUMN \"b\" text");
        Statement whole = Statement.brief("ALTER TABLE \"public\".\"book\" ADD COLUMN \"c\" text", EXCLUSIVE);

        assertThat(title.mergesWith(Operation.of(target("a"), Verdict.safe("it is new"), otherTable)))
                .isFalse();
        assertThat(title.mergesWith(Operation.of(target("b"), Verdict.safe("it is new"), otherLock)))
                .isFalse();
        assertThat(title.mergesWith(Operation.of(target("c"), Verdict.safe("it is new"), whole)))
                .isFalse();
    }

    private static Operation online(String... sql) {
        Statement[] statements =
                java.util.Arrays.stream(sql).map(Statement::online).toArray(Statement[]::new);
        Target target = Target.of(OperationKind.REBUILD_INDEX, BOOK, "index ix");
        return Operation.of(target, Verdict.online("it was left invalid"), statements);
    }

    private static Statement addColumn(String name) {
        return Statement.alter("ALTER TABLE \"public\".\"book\"", "ADD COLUMN \"" + name + "\" text", EXCLUSIVE);
    }

    private static Target target(String subject) {
        return Target.of(OperationKind.ADD_COLUMN, BOOK, subject);
    }
}
