package io.github.automigrate.diff;

import static io.github.automigrate.diff.TableBuilder.book;
import static io.github.automigrate.diff.TableBuilder.diff;
import static io.github.automigrate.diff.TableBuilder.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.testing.Case;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexComparisonTest {

    private static final QualifiedName BOOK = named("book");
    private static final Index IX_TITLE = new Index("ix_title", Index.Definition.btree(false, List.of("title")));

    @Case("A52")
    @Test
    void findsAMissingIndex() {
        assertThat(diff(book("title").index(IX_TITLE), book("title")))
                .containsExactly(new MissingIndex(BOOK, IX_TITLE));
    }

    @Case("A54")
    @Test
    void acceptsAnIndexOfEqualDefinitionUnderAnotherName() {
        assertThat(diff(book("title").index(IX_TITLE), book("title").index("by_hand", "title")))
                .isEmpty();
    }

    @Case("A53")
    @Test
    void findsAnotherDefinitionUnderTheSameName() {
        Index live = new Index("ix_title", Index.Definition.btree(false, List.of("title", "isbn")));

        assertThat(diff(
                        book("title", "isbn").index(IX_TITLE),
                        book("title", "isbn").index(live)))
                .containsExactly(new ChangedIndex(BOOK, IX_TITLE, live));
    }

    @Case("A53")
    @Test
    void findsAKeyThatHoldsTheNameOfAnIndex() {
        assertThat(diff(
                        book("title", "isbn").index(IX_TITLE),
                        book("title", "isbn").unique("ix_title", "isbn")))
                .containsExactly(new ChangedIndex(
                        BOOK, IX_TITLE, new Index("ix_title", Index.Definition.btree(true, List.of("isbn")))));
    }

    @Case("A54")
    @Test
    void letsTheIndexOfAKeyServeQueries() {
        TableBuilder unique = book("title").unique("uk_title", "title");

        assertThat(diff(book("title").unique("uk_title", "title").index(IX_TITLE), unique))
                .isEmpty();
        assertThat(diff(book().index("ix_id", "id"), book())).isEmpty();
    }

    @Case("A58")
    @Test
    void doesNotLetALongerIndexServeAShorterOne() {
        assertThat(diff(
                        book("title", "isbn").index(IX_TITLE),
                        book("title", "isbn").index("by_hand", "title", "isbn")))
                .hasExactlyElementsOfTypes(MissingIndex.class, UnexpectedIndex.class);
    }

    @Case("A53")
    @Test
    void doesNotTakeAPlainIndexForAUniqueOne() {
        assertThat(diff(
                        book("title").uniqueIndex("ux_title", "title"),
                        book("title").index(IX_TITLE)))
                .hasExactlyElementsOfTypes(MissingIndex.class, UnexpectedIndex.class);
    }

    @Case("A55")
    @Test
    void findsTheLeftoverOfAFailedBuild() {
        assertThat(diff(
                        book("title").index(IX_TITLE),
                        book("title").index(IX_TITLE).invalid("ix_title")))
                .containsExactly(new InvalidIndex(BOOK, IX_TITLE));
    }

    @Case("A55")
    @Test
    void doesNotClaimTheLeftoverOfSomebodyElse() {
        Index other = new Index("by_hand", IX_TITLE.definition());

        assertThat(diff(
                        book("title").index(IX_TITLE),
                        book("title").index(other).invalid("by_hand")))
                .containsExactly(new MissingIndex(BOOK, IX_TITLE), new UnexpectedIndex(BOOK, other, false));
    }

    @Case("A55")
    @Test
    void doesNotBuildAgainWhatAnotherIndexServes() {
        TableBuilder live =
                book("title").index("by_hand", "title").index(IX_TITLE).invalid("ix_title");

        assertThat(diff(book("title").index(IX_TITLE), live))
                .containsExactly(new UnexpectedIndex(BOOK, IX_TITLE, false));
    }

    @Case("A58")
    @Test
    void comparesEveryPartOfADefinition() {
        Index.Definition plain = IX_TITLE.definition();
        Index.Key descending = new Index.Key(Expression.of("title"), false, Index.Order.DESCENDING);
        Index.Key computed = new Index.Key(Expression.of("lower(title)"), true, Index.Order.ASCENDING);
        List<Index.Definition> others = List.of(
                new Index.Definition(false, "hash", plain.keys(), List.of(), null, false),
                new Index.Definition(false, "btree", List.of(descending), List.of(), null, false),
                new Index.Definition(false, "btree", List.of(computed), List.of(), null, false),
                new Index.Definition(false, "btree", plain.keys(), List.of("isbn"), null, false),
                new Index.Definition(false, "btree", plain.keys(), List.of(), Expression.of("title <> ''"), false));

        assertThat(others).allSatisfy(other -> assertThat(
                        diff(book("title").index(IX_TITLE), book("title").index(new Index("ix_title", other))))
                .hasExactlyElementsOfTypes(ChangedIndex.class));
    }

    @Case("A57")
    @Test
    void reportsAnIndexThatTheModelLacks() {
        assertThat(diff(book("title"), book("title").index(IX_TITLE)))
                .containsExactly(new UnexpectedIndex(BOOK, IX_TITLE, true));
        assertThat(diff(book("title"), book("title").uniqueIndex("ux", "title")))
                .containsExactly(new UnexpectedUniqueKey(BOOK, "ux", List.of("title")));
    }
}
