package io.github.automigrate.diff;

import static io.github.automigrate.diff.TableBuilder.TEXT;
import static io.github.automigrate.diff.TableBuilder.book;
import static io.github.automigrate.diff.TableBuilder.diff;
import static io.github.automigrate.diff.TableBuilder.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.UniqueKey;
import io.github.automigrate.testing.Case;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyComparisonTest {

    private static final QualifiedName BOOK = named("book");

    @Test
    void findsAMissingPrimaryKey() {
        assertThat(diff(book(), book().keyless())).containsExactly(new MissingPrimaryKey(BOOK, primaryKey("id")));
    }

    @Case("A50")
    @Test
    void findsAPrimaryKeyOverOtherColumns() {
        Column isbn = Column.of("isbn", TEXT).required();

        assertThat(diff(book().with(isbn).key("id", "isbn"), book().with(isbn)))
                .containsExactly(new ChangedPrimaryKey(BOOK, primaryKey("id", "isbn"), primaryKey("id")));
    }

    @Case({"A97", "A99"})
    @Test
    void findsAPrimaryKeyInAnotherOrder() {
        Column isbn = Column.of("isbn", TEXT).required();

        assertThat(diff(book().with(isbn).key("id", "isbn"), book().with(isbn).key("isbn", "id")))
                .hasOnlyElementsOfType(ChangedPrimaryKey.class)
                .hasSize(1);
    }

    @Case("A99")
    @Test
    void reportsAPrimaryKeyThatTheModelLacks() {
        assertThat(diff(book().keyless(), book()))
                .containsExactly(new UnexpectedUniqueKey(BOOK, "book_pkey", List.of("id")));
    }

    @Case("A98")
    @Test
    void findsAUniqueKeyUnderAnyNameAndInAnyOrder() {
        TableBuilder desired = book("a", "b").unique("uk_ab", "a", "b");

        assertThat(diff(desired, book("a", "b").unique("book_b_a_key", "b", "a")))
                .isEmpty();
    }

    @Case("A54")
    @Test
    void takesAUniqueIndexOfAnotherNameForTheKey() {
        TableBuilder desired = book("isbn").unique("uk_isbn", "isbn");

        assertThat(diff(desired, book("isbn").uniqueIndex("by_hand", "isbn"))).isEmpty();
    }

    @Case("A54")
    @Test
    void doesNotTakeAPartialUniqueIndexForTheKey() {
        Index partial = new Index(
                "by_hand",
                new Index.Definition(
                        true,
                        "btree",
                        List.of(Index.Key.column("isbn")),
                        List.of(),
                        Expression.of("isbn <> ''"),
                        false));

        assertThat(diff(book("isbn").unique("uk_isbn", "isbn"), book("isbn").index(partial)))
                .containsExactly(missing(false, null), new UnexpectedIndex(BOOK, partial, true));
    }

    @Case("A87")
    @Test
    void finishesWhatAnInterruptedRunHasBuilt() {
        TableBuilder live = book("isbn").uniqueIndex("uk_isbn", "isbn");

        assertThat(diff(book("isbn").unique("uk_isbn", "isbn"), live)).containsExactly(missing(false, carrier()));
    }

    @Case({"A55", "A87"})
    @Test
    void buildsTheIndexOfAKeyAgainWhenItIsInvalid() {
        TableBuilder live = book("isbn").uniqueIndex("uk_isbn", "isbn").invalid("uk_isbn");

        assertThat(diff(book("isbn").unique("uk_isbn", "isbn"), live))
                .containsExactly(new InvalidIndex(BOOK, carrier()), missing(false, carrier()));
    }

    @Case("A98")
    @Test
    void neverFinishesASecondCopyOfAKey() {
        TableBuilder live = book("isbn").unique("book_isbn_key", "isbn").uniqueIndex("uk_isbn", "isbn");

        assertThat(diff(book("isbn").unique("uk_isbn", "isbn"), live))
                .containsExactly(new UnexpectedUniqueKey(BOOK, "uk_isbn", List.of("isbn")));
    }

    @Case("A53")
    @Test
    void findsAKeyOfTheSameNameOverOtherColumns() {
        assertThat(diff(
                        book("isbn", "title").unique("uk_isbn", "isbn"),
                        book("isbn", "title").unique("uk_isbn", "title")))
                .containsExactly(new ChangedIndex(
                        BOOK, carrier(), new Index("uk_isbn", Index.Definition.btree(true, List.of("title")))));
    }

    @Test
    void needsNoUniqueKeyOverTheColumnsOfThePrimaryKey() {
        assertThat(diff(book().unique("uk_id", "id"), book())).isEmpty();
        assertThat(diff(book().unique("uk_id", "id"), book().unique("uk_id", "id")))
                .isEmpty();
    }

    @Case("A21")
    @Test
    void knowsWhetherTheKeyIsOverANewColumn() {
        assertThat(diff(book("isbn").unique("uk_isbn", "isbn"), book()))
                .containsExactly(new MissingColumn(BOOK, Column.of("isbn", TEXT), List.of()), missing(true, null));
    }

    @Case("A58")
    @Test
    void tellsKeysApartThatTreatNullsDifferently() {
        TableBuilder desired = book("isbn").unique("uk_isbn", "isbn");
        Index nulls = new Index(
                "by_hand",
                new Index.Definition(true, "btree", List.of(Index.Key.column("isbn")), List.of(), null, true));

        assertThat(diff(desired, book("isbn").index(nulls)))
                .containsExactly(missing(false, null), new UnexpectedUniqueKey(BOOK, "by_hand", List.of("isbn")));
    }

    @Case("A57")
    @Test
    void reportsAUniqueKeyThatTheModelLacks() {
        assertThat(diff(book("isbn"), book("isbn").unique("uk_isbn", "isbn")))
                .containsExactly(new UnexpectedUniqueKey(BOOK, "uk_isbn", List.of("isbn")));
    }

    private static PrimaryKey primaryKey(String... columns) {
        return new PrimaryKey("book_pkey", List.of(columns));
    }

    private static MissingUniqueKey missing(boolean onNewColumn, @Nullable Index carrier) {
        return new MissingUniqueKey(BOOK, new UniqueKey("uk_isbn", List.of("isbn"), false), onNewColumn, carrier);
    }

    private static Index carrier() {
        return new Index("uk_isbn", Index.Definition.btree(true, List.of("isbn")));
    }
}
