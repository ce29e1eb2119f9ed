package io.github.automigrate.diff;

import static io.github.automigrate.diff.TableBuilder.book;
import static io.github.automigrate.diff.TableBuilder.diff;
import static io.github.automigrate.diff.TableBuilder.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.ForeignKey.Reference;
import io.github.automigrate.schema.ForeignKey.ReferentialAction;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.testing.Case;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignKeyComparisonTest {

    private static final QualifiedName BOOK = named("book");
    private static final ForeignKey FK_A = key("fk_a", List.of("a"), List.of("x"), ReferentialAction.NO_ACTION);

    @Case("A22")
    @Test
    void findsAMissingForeignKeyAndWhetherItsColumnIsNew() {
        assertThat(diff(book("a").refers(FK_A), book("a"))).containsExactly(new MissingForeignKey(BOOK, FK_A, false));
        assertThat(diff(book("a").refers(FK_A), book()))
                .hasExactlyElementsOfTypes(MissingColumn.class, MissingForeignKey.class)
                .contains(new MissingForeignKey(BOOK, FK_A, true));
    }

    @Case("A96")
    @Test
    void pairsColumnsAsTheModelDoesWhateverTheirOrder() {
        ForeignKey desired = key("fk", List.of("a", "b"), List.of("x", "y"), ReferentialAction.NO_ACTION);
        ForeignKey same = key("other", List.of("b", "a"), List.of("y", "x"), ReferentialAction.NO_ACTION);
        ForeignKey crossed = key("other", List.of("a", "b"), List.of("y", "x"), ReferentialAction.NO_ACTION);

        assertThat(diff(book("a", "b").refers(desired), book("a", "b").refers(same)))
                .isEmpty();
        assertThat(diff(book("a", "b").refers(desired), book("a", "b").refers(crossed)))
                .containsExactly(new ChangedForeignKey(BOOK, desired, crossed));
    }

    @Case("A60")
    @Test
    void findsAnotherAction() {
        ForeignKey cascading = key("fk_a", List.of("a"), List.of("x"), ReferentialAction.CASCADE);

        assertThat(diff(book("a").refers(cascading), book("a").refers(FK_A)))
                .containsExactly(new ChangedForeignKey(BOOK, cascading, FK_A));
    }

    @Case("A60")
    @Test
    void findsAnotherReferencedTable() {
        assertThat(diff(book("a").refers("fk", "a", "author"), book("a").refers("fk", "a", "person")))
                .hasExactlyElementsOfTypes(ChangedForeignKey.class);
    }

    @Case("A53")
    @Test
    void findsAnotherForeignKeyUnderTheSameName() {
        assertThat(diff(
                        book("a", "b").refers("fk", "a", "author"),
                        book("a", "b").refers("fk", "b", "author")))
                .hasExactlyElementsOfTypes(ChangedForeignKey.class);
    }

    @Case("A59")
    @Test
    void findsAForeignKeyThatHoldsForNewRowsOnly() {
        assertThat(diff(book("a").refers(FK_A), book("a").refers(FK_A).unvalidated("fk_a")))
                .containsExactly(new UnvalidatedForeignKey(BOOK, FK_A, "fk_a"));
    }

    @Case("A60")
    @Test
    void reportsAForeignKeyThatTheModelLacks() {
        assertThat(diff(book("a"), book("a").refers(FK_A))).containsExactly(new UnexpectedForeignKey(BOOK, FK_A));
    }

    @Test
    void prefersTheEqualKeyToASimilarOne() {
        ForeignKey cascading = key("first", List.of("a"), List.of("x"), ReferentialAction.CASCADE);

        assertThat(diff(book("a").refers(FK_A), book("a").refers(cascading).refers(FK_A)))
                .containsExactly(new UnexpectedForeignKey(BOOK, cascading));
    }

    private static ForeignKey key(
            String name, List<String> columns, List<String> referenced, ReferentialAction onDelete) {
        Reference reference = new Reference(named("author"), referenced, onDelete, ReferentialAction.NO_ACTION);
        return new ForeignKey(name, columns, reference);
    }
}
