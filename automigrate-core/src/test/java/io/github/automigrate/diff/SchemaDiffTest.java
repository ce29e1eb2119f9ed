package io.github.automigrate.diff;

import static io.github.automigrate.diff.TableBuilder.BIGINT;
import static io.github.automigrate.diff.TableBuilder.TEXT;
import static io.github.automigrate.diff.TableBuilder.book;
import static io.github.automigrate.diff.TableBuilder.diff;
import static io.github.automigrate.diff.TableBuilder.live;
import static io.github.automigrate.diff.TableBuilder.named;
import static io.github.automigrate.diff.TableBuilder.relation;
import static io.github.automigrate.diff.TableBuilder.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.live.Relation;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.CompositeType;
import io.github.automigrate.schema.EnumType;
import io.github.automigrate.schema.Management;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Sequence;
import io.github.automigrate.schema.Table;
import io.github.automigrate.testing.Case;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaDiffTest {

    private static final Sequence SEQUENCE =
            new Sequence(named("book_seq"), 1, 50, new Sequence.Feeds(named("book"), "id"));

    @Case("A01")
    @Test
    void addsForeignKeysAfterAllTables() {
        Table book = book().with(Column.of("author_id", BIGINT))
                .refers("fk_author", "author_id", "author")
                .build();
        Table author = table("author").build();

        List<Difference> differences =
                SchemaDiff.between(Schema.of(book, author), live()).differences();

        assertThat(differences)
                .containsExactly(
                        new MissingTable(book),
                        new MissingTable(author),
                        new MissingForeignKey(
                                book.name(), book.constraints().foreignKeys().get(0), true));
    }

    @Case("A09")
    @Test
    void findsEachMissingNamespaceOnce() {
        Table first = Table.of(new QualifiedName("shop", "book"), List.of());
        Table second = Table.of(new QualifiedName("shop", "author"), List.of());

        assertThat(SchemaDiff.between(Schema.of(first, second), live()).differences())
                .containsExactly(new MissingNamespace("shop"), new MissingTable(first), new MissingTable(second));
    }

    @Case("A08")
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TABLE", "PARTITIONED_TABLE"})
    void doesNotMissATableWhoseNameIsTaken(Relation.Kind kind) {
        Table book = book().build();
        LiveSchema live = live(Schema.of(), Map.of(book.name(), relation(kind)));

        assertThat(SchemaDiff.between(Schema.of(book), live).differences())
                .containsExactly(new UnusableRelation(book, kind));
    }

    @Case("A62")
    @Test
    void comparesTheParentOfPartitions() {
        LiveSchema live =
                live(Schema.of(book().build()), Map.of(named("book"), relation(Relation.Kind.PARTITIONED_TABLE)));

        assertThat(SchemaDiff.between(Schema.of(book("title").build()), live).differences())
                .containsExactly(new MissingColumn(named("book"), Column.of("title", TEXT), List.of()));
    }

    @Case("A51")
    @Test
    void findsAMissingSequenceAndAnotherIncrement() {
        Sequence other = new Sequence(named("author_seq"), 1, 50, null);
        Sequence live = new Sequence(other.name(), 1000, 1, null);

        assertThat(between(sequences(SEQUENCE, other), sequences(live)))
                .containsExactly(new MissingSequence(SEQUENCE), new ChangedSequence(other, live));
    }

    @Test
    void ignoresWhereARunningSequenceStarted() {
        Sequence live = new Sequence(SEQUENCE.name(), 7, 50, null);

        assertThat(between(sequences(SEQUENCE), sequences(live))).isEmpty();
    }

    @Case("A95")
    @Test
    void leavesTheSequenceOfAnUnmanagedTableAlone() {
        Table book = book().managed(Management.NONE).build();
        Schema desired = new Schema(List.of(book), List.of(SEQUENCE), List.of(), List.of());

        assertThat(SchemaDiff.between(desired, live()).differences()).isEmpty();
    }

    @Case("A48")
    @Test
    void findsAMissingEnumTypeAndOneOfOtherValues() {
        EnumType level = new EnumType(named("level"), List.of("LOW", "HIGH"));
        EnumType color = new EnumType(named("color"), List.of("RED", "GREEN"));
        EnumType live = new EnumType(color.name(), List.of("RED"));

        assertThat(between(enums(level, color), enums(live)))
                .containsExactly(new MissingEnumType(level), new ChangedEnumType(color, live));
    }

    @Case("A49")
    @Test
    void findsAMissingCompositeTypeAndOneOfOtherAttributes() {
        CompositeType money = composite("money", "amount");
        CompositeType name = composite("name", "first", "last");
        CompositeType live = composite("name", "first");

        assertThat(between(composites(money, name), composites(live)))
                .containsExactly(new MissingCompositeType(money), new ChangedCompositeType(name, live));
    }

    @Case("A45")
    @Test
    void findsAnotherCommentOnlyWhenTheModelHasOne() {
        assertThat(diff(book().comment("all books"), book().comment("books")))
                .containsExactly(new ChangedComment(named("book"), null, "all books", "books"));
        assertThat(diff(book(), book().comment("books"))).isEmpty();
        assertThat(diff(book().comment(""), book())).isEmpty();
    }

    @Case("A95")
    @Test
    void leavesAnUnmanagedTableAlone() {
        TableBuilder unmanaged = book("title").managed(Management.NONE);

        assertThat(diff(unmanaged, book("isbn"))).isEmpty();
        assertThat(diff(unmanaged, table("other"))).isEmpty();
    }

    @Case("A95")
    @Test
    void neverAltersATableThatIsCreateOnly() {
        TableBuilder desired = book("title", "isbn")
                .managed(Management.CREATE_ONLY)
                .comment("books")
                .index("ix_title", "title")
                .unique("uk_isbn", "isbn");
        TableBuilder live = table("book")
                .with(Column.of("id", TEXT))
                .with(Column.of("title", BIGINT))
                .with(Column.of("extra", TEXT));

        assertThat(diff(desired, live)).isEmpty();
    }

    @Test
    void createsATableWithoutItsUnmanagedColumns() {
        TableBuilder desired = book().with(unmanaged("secret")).index("ix_secret", "secret");

        assertThat(SchemaDiff.between(Schema.of(desired.build()), live()).differences())
                .containsExactly(new MissingTable(book().build()));
    }

    @Case({"A77", "A94"})
    @ParameterizedTest
    @MethodSource("seeds")
    void findsNothingBetweenASchemaAndItself(long seed) {
        Schema schema = GeneratedSchema.of(seed);

        assertThat(between(schema, schema)).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static Column unmanaged(String name) {
        return Column.of(name, TEXT).withTraits(new Column.Traits(null, null, false, Management.NONE));
    }

    private static List<Difference> between(Schema desired, Schema live) {
        return SchemaDiff.between(desired, live(live, Map.of())).differences();
    }

    private static Schema sequences(Sequence... sequences) {
        return new Schema(List.of(), List.of(sequences), List.of(), List.of());
    }

    private static Schema enums(EnumType... types) {
        return new Schema(List.of(), List.of(), List.of(types), List.of());
    }

    private static Schema composites(CompositeType... types) {
        return new Schema(List.of(), List.of(), List.of(), List.of(types));
    }

    private static CompositeType composite(String name, String... attributes) {
        return new CompositeType(
                named(name),
                List.of(attributes).stream()
                        .map(attribute -> new CompositeType.Attribute(attribute, TEXT))
                        .toList());
    }
}
