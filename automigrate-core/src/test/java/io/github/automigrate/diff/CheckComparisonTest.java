package io.github.automigrate.diff;

import static io.github.automigrate.diff.TableBuilder.book;
import static io.github.automigrate.diff.TableBuilder.diff;
import static io.github.automigrate.diff.TableBuilder.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.testing.Case;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckComparisonTest {

    private static final QualifiedName BOOK = named("book");

    @Case("A61")
    @Test
    void findsAMissingCheckAndWhetherItsColumnIsNew() {
        Check check = check(null, "length(title) > 0");

        assertThat(diff(book("title").check(check), book("title")))
                .containsExactly(new MissingCheck(BOOK, check, false));
        assertThat(diff(book("title").check(check), book())).contains(new MissingCheck(BOOK, check, true));
    }

    @Case("A61")
    @Test
    void comparesConditionsAsTheServerPrintsThem() {
        Check desired = new Check("ck", new Expression("title<>''", "(title <> ''::text)", false), Set.of(), null);
        Check live = new Check("other", new Expression("((title)<>'')", "(title <> ''::text)", false), Set.of(), null);

        assertThat(diff(book("title").check(desired), book("title").check(live)))
                .isEmpty();
    }

    @Case("A61")
    @Test
    void findsAnotherConditionUnderTheSameName() {
        Check desired = check("ck", "length(title) > 0");
        Check live = check("ck", "length(title) > 1");

        assertThat(diff(book("title").check(desired), book("title").check(live)))
                .containsExactly(new ChangedCheck(BOOK, desired, live));
    }

    @Case("A74")
    @Test
    void comparesValueListsAsSets() {
        assertThat(diff(book("s").admits(null, "s", "A", "B"), book("s").admits("book_s_check", "s", "B", "A")))
                .isEmpty();
    }

    @Case({"A46", "A47"})
    @Test
    void findsAnotherValueListOverTheSameColumn() {
        TableBuilder live = book("s").admits("book_s_check", "s", "A", "B");

        assertThat(diff(book("s").admits(null, "s", "A", "B", "C"), live))
                .hasExactlyElementsOfTypes(ChangedCheck.class);
        assertThat(diff(book("s").admits(null, "s", "A"), live)).hasExactlyElementsOfTypes(ChangedCheck.class);
    }

    @Case("A46")
    @Test
    void findsAValueListOfAnotherShape() {
        Check live = new Check("by_hand", Expression.of("s = 'A' or s = 'B'"), Set.of("s"), null);

        assertThat(diff(book("s").admits(null, "s", "A", "B", "C"), book("s").check(live)))
                .hasExactlyElementsOfTypes(ChangedCheck.class);
    }

    @Case("A100")
    @Test
    void findsASecondListThatRejectsWhatTheModelWrites() {
        TableBuilder live = book("s").admits("ck_new", "s", "A", "B", "C").admits("ck_old", "s", "A", "B");

        assertThat(diff(book("s").admits(null, "s", "A", "B", "C"), live))
                .singleElement()
                .isInstanceOfSatisfying(
                        ChangedCheck.class,
                        change -> assertThat(change.live().name()).isEqualTo("ck_old"));
    }

    @Case("A60")
    @Test
    void takesASecondListThatAdmitsMoreForAForeignOne() {
        TableBuilder live = book("s").admits("ck_new", "s", "A").admits("ck_old", "s", "A", "B");

        assertThat(diff(book("s").admits(null, "s", "A"), live)).hasExactlyElementsOfTypes(UnexpectedCheck.class);
    }

    @Case("A61")
    @Test
    void findsACheckThatHoldsForNewRowsOnly() {
        Check check = check("ck", "length(title) > 0");

        assertThat(diff(book("title").check(check), book("title").check(check).unvalidated("ck")))
                .containsExactly(new UnvalidatedCheck(BOOK, check, "ck"));
    }

    @Case("A60")
    @Test
    void reportsACheckThatTheModelLacks() {
        Check check = check("ck", "length(title) > 0");

        assertThat(diff(book("title"), book("title").check(check))).containsExactly(new UnexpectedCheck(BOOK, check));
    }

    private static Check check(@Nullable String name, String condition) {
        return new Check(name, Expression.of(condition), Set.of("title"), null);
    }
}
