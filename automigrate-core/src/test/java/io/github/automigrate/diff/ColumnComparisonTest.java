package io.github.automigrate.diff;

import static io.github.automigrate.diff.TableBuilder.BIGINT;
import static io.github.automigrate.diff.TableBuilder.TEXT;
import static io.github.automigrate.diff.TableBuilder.book;
import static io.github.automigrate.diff.TableBuilder.diff;
import static io.github.automigrate.diff.TableBuilder.live;
import static io.github.automigrate.diff.TableBuilder.named;
import static io.github.automigrate.diff.TableBuilder.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.Management;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Sequence;
import io.github.automigrate.testing.Case;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnComparisonTest {

    private static final QualifiedName BOOK = named("book");
    private static final Column TITLE = Column.of("title", TEXT);
    private static final ColumnSource NEXTVAL = ColumnSource.defaultOf("nextval('book_id_seq'::regclass)");

    @Case("A14")
    @Test
    void findsAMissingColumn() {
        assertThat(diff(book("title"), book())).containsExactly(new MissingColumn(BOOK, TITLE, List.of()));
    }

    @Case("A43")
    @Test
    void namesThePossibleRenameOnBothSides() {
        Column pages = Column.of("pages", BIGINT);

        assertThat(diff(book("title"), book("name").with(pages)))
                .containsExactly(
                        new MissingColumn(BOOK, TITLE, List.of("name")),
                        new UnexpectedColumn(BOOK, Column.of("name", TEXT), List.of("title")),
                        new UnexpectedColumn(BOOK, pages, List.of()));
    }

    @Case("A10")
    @Test
    void asksWhichColumnIsMeantWhenOnlyTheCaseDiffers() {
        assertThat(diff(book("userName"), book("username")))
                .containsExactly(new AmbiguousColumn(BOOK, Column.of("userName", TEXT), Column.of("username", TEXT)));
    }

    @Case("A10")
    @Test
    void saysNothingAboutWhatBelongsToAnAmbiguousColumn() {
        assertThat(diff(
                        book("userName").unique("uk_user", "userName").index("ix_user", "userName", "id"),
                        book("username").unique("uk_name", "username")))
                .hasOnlyElementsOfType(AmbiguousColumn.class)
                .hasSize(1);
    }

    @Test
    void takesTwoColumnsThatDifferInCaseForTwo() {
        assertThat(diff(book("userName", "username"), book("username")))
                .containsExactly(new MissingColumn(BOOK, Column.of("userName", TEXT), List.of()));
    }

    @Case("A29")
    @Test
    void findsAnotherType() {
        Column desired = TITLE.withType(ColumnType.of("character varying", 100));
        Column live = TITLE.withType(ColumnType.of("character varying", 50));

        assertThat(diff(book().with(desired), book().with(live))).containsExactly(new ChangedType(BOOK, desired, live));
    }

    @Case({"A39", "A40"})
    @Test
    void findsAnotherNullability() {
        assertThat(diff(book().with(TITLE.required()), book().with(TITLE)))
                .containsExactly(new ChangedNullability(BOOK, TITLE.required(), TITLE));
        assertThat(diff(book().with(TITLE), book().with(TITLE.required())))
                .containsExactly(new ChangedNullability(BOOK, TITLE, TITLE.required()));
    }

    @Test
    void knowsThatTheColumnsOfAPrimaryKeyAreRequired() {
        assertThat(diff(table("book").with(Column.of("id", BIGINT)).key("id"), book()))
                .isEmpty();
    }

    @Case("A50")
    @Test
    void doesNotAskAColumnOfTheLiveKeyToAdmitNull() {
        assertThat(diff(book().with(TITLE), book().with(TITLE.required()).key("id", "title")))
                .hasOnlyElementsOfType(ChangedPrimaryKey.class);
    }

    @Case("A44")
    @Test
    void findsADefaultThatIsMissingOrAnother() {
        Column five = TITLE.withSource(ColumnSource.defaultOf("5"));
        Column six = TITLE.withSource(ColumnSource.defaultOf("6"));

        assertThat(diff(book().with(five), book().with(TITLE))).containsExactly(new ChangedSource(BOOK, five, TITLE));
        assertThat(diff(book().with(five), book().with(six))).containsExactly(new ChangedSource(BOOK, five, six));
    }

    @Case("A44")
    @Test
    void leavesADefaultThatTheModelDoesNotKnow() {
        assertThat(diff(book().with(TITLE), book().with(TITLE.withSource(ColumnSource.defaultOf("5")))))
                .isEmpty();
    }

    @Case("A73")
    @Test
    void comparesDefaultsAsTheServerPrintsThem() {
        Column desired = TITLE.withSource(new ColumnSource.Default(new Expression("-1", "'-1'::integer", false)));
        Column live = TITLE.withSource(new ColumnSource.Default(new Expression("(-1)", "'-1'::integer", false)));

        assertThat(diff(book().with(desired), book().with(live))).isEmpty();
    }

    @Case("A73")
    @Test
    void knowsThatADefaultOfNullIsNotKept() {
        Column desired = TITLE.withSource(ColumnSource.defaultOf("NULL::text"));

        assertThat(diff(book().with(desired), book().with(TITLE))).isEmpty();
    }

    @Case("A29")
    @Test
    void doesNotCompareDefaultsThatAreCastToDifferentTypes() {
        Column desired = new Column("n", BIGINT, true, ColumnSource.defaultOf("'5'::bigint"), Column.Traits.NONE);
        Column live = desired.withType(ColumnType.of("integer")).withSource(ColumnSource.defaultOf("5"));

        assertThat(diff(book().with(desired), book().with(live))).containsExactly(new ChangedType(BOOK, desired, live));
    }

    @Case("A75")
    @Test
    void takesIdentitySerialAndNextvalForTheSame() {
        TableBuilder identity = id(new ColumnSource.Identity());

        assertThat(diff(identity, id(new ColumnSource.Identity()))).isEmpty();
        assertThat(diff(identity, id(NEXTVAL))).isEmpty();
        assertThat(diff(id(NEXTVAL), identity)).isEmpty();
    }

    @Case("A50")
    @Test
    void findsAnIdThatTheDatabaseDoesNotGive() {
        assertThat(diff(id(new ColumnSource.Identity()), id(ColumnSource.none())))
                .hasOnlyElementsOfType(ChangedSource.class)
                .hasSize(1);
    }

    @Case("A50")
    @Test
    void findsAnIdThatTheModelNowMakesInAnotherWay() {
        assertThat(diff(id(ColumnSource.none()), id(new ColumnSource.Identity())))
                .hasOnlyElementsOfType(ChangedSource.class)
                .hasSize(1);
    }

    @Case("A75")
    @Test
    void acceptsASerialColumnWhoseSequenceTheModelUses() {
        Sequence sequence = new Sequence(named("book_id_seq"), 1, 1, new Sequence.Feeds(BOOK, "id"));
        Schema desired = withSequence(id(ColumnSource.none()), sequence);
        Schema live = withSequence(id(new ColumnSource.Identity()), sequence);

        assertThat(SchemaDiff.between(desired, live(live, Map.of())).differences())
                .isEmpty();
    }

    @Case("A25")
    @Test
    void comparesGeneratedColumns() {
        Column stored = TITLE.withSource(new ColumnSource.Generated(Expression.of("upper(name)"), true));

        assertThat(diff(book().with(stored), book().with(stored))).isEmpty();
        assertThat(diff(book().with(stored), book().with(TITLE)))
                .containsExactly(new ChangedSource(BOOK, stored, TITLE));
        assertThat(diff(book().with(TITLE), book().with(stored)))
                .containsExactly(new ChangedSource(BOOK, TITLE, stored));
    }

    @Case("A72")
    @Test
    void findsAnotherCollation() {
        Column collated = TITLE.withTraits(new Column.Traits("C", null, false, Management.FULL));

        assertThat(diff(book().with(collated), book().with(TITLE)))
                .containsExactly(new ChangedCollation(BOOK, collated, TITLE));
    }

    @Case("A45")
    @Test
    void findsAnotherCommentOnlyWhenTheModelHasOne() {
        Column commented = TITLE.withTraits(new Column.Traits(null, "as printed", false, Management.FULL));

        assertThat(diff(book().with(commented), book().with(TITLE)))
                .containsExactly(new ChangedComment(BOOK, "title", "as printed", null));
        assertThat(diff(book().with(TITLE), book().with(commented))).isEmpty();
    }

    @Case("A95")
    @Test
    void leavesAnUnmanagedColumnAlone() {
        Column unmanaged = managed(Management.NONE);

        assertThat(diff(book().with(unmanaged), book())).isEmpty();
        assertThat(diff(
                        book().with(unmanaged).index("ix_title", "title"),
                        book().with(TITLE.withType(BIGINT)).unique("uk_title", "title")))
                .isEmpty();
    }

    @Case("A95")
    @Test
    void onlyAddsAColumnThatIsCreateOnly() {
        Column createOnly = managed(Management.CREATE_ONLY);

        assertThat(diff(book().with(createOnly), book()))
                .containsExactly(new MissingColumn(BOOK, createOnly, List.of()));
        assertThat(diff(
                        book().with(createOnly).index("ix_title", "title"),
                        book().with(TITLE.withType(BIGINT).required())))
                .isEmpty();
    }

    @Case("A97")
    @Test
    void doesNotCompareTheOrderOfColumns() {
        assertThat(diff(book("title", "isbn"), book("isbn", "title"))).isEmpty();
    }

    private static TableBuilder id(ColumnSource source) {
        return table("book")
                .with(Column.of("id", BIGINT).required().withSource(source))
                .key("id");
    }

    private static Schema withSequence(TableBuilder table, Sequence sequence) {
        return new Schema(List.of(table.build()), List.of(sequence), List.of(), List.of());
    }

    private static Column managed(Management management) {
        return TITLE.withTraits(new Column.Traits(null, null, false, management));
    }
}
