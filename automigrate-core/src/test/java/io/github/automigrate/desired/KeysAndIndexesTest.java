package io.github.automigrate.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Table;
import io.github.automigrate.schema.UniqueKey;
import io.github.automigrate.testing.EntityModels;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.UniqueConstraint;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.Test;

class KeysAndIndexesTest {

    @Embeddable
    record Place(String zone, int aisle, Long shelf) {}

    @Entity(name = "Box")
    static class Box {
        @EmbeddedId
        Place place;

        @Column(unique = true)
        String label;
    }

    @Entity(name = "Item")
    @jakarta.persistence.Table(
            uniqueConstraints = {
                @UniqueConstraint(
                        name = "Uk_Named",
                        columnNames = {"name", "code"}),
                @UniqueConstraint(columnNames = {"code", "rank"}),
                @UniqueConstraint(name = "uk_single", columnNames = "single"),
                @UniqueConstraint(name = "uk_lost", columnNames = "inline")
            },
            indexes = {
                @jakarta.persistence.Index(name = "Ix_Plain", columnList = "code, name desc"),
                @jakarta.persistence.Index(columnList = "rank"),
                @jakarta.persistence.Index(name = "ix_unique", columnList = "rank, single", unique = true),
                @jakarta.persistence.Index(name = "ix_expression", columnList = "(lower(name)) desc, code"),
                @jakarta.persistence.Index(
                        name = "ix_partial",
                        columnList = "name",
                        options = "where code is not null"),
                @jakarta.persistence.Index(
                        name = "ix_include",
                        columnList = "name",
                        options = "include (code, rank) where (rank > 1)")
            })
    static class Item {
        @Id
        long id;

        String name;
        String code;
        Integer rank;
        String single;

        @Column(unique = true)
        String inline;

        @NaturalId
        String isbn;

        @NaturalId
        Integer edition;

        @OneToOne
        Item twin;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        Box box;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Item free;

        @ManyToOne
        @JoinColumn(name = "by_label", referencedColumnName = "label", foreignKey = @ForeignKey(name = "Fk_Label"))
        Box labelled;

        @ManyToOne
        @JoinColumn(
                foreignKey =
                        @ForeignKey(
                                name = "fk_written",
                                foreignKeyDefinition =
                                        "foreign key (parent_id) references item(id) on update cascade on delete set null"))
        Item parent;
    }

    @Entity(name = "Lenient")
    @jakarta.persistence.Table(
            indexes = {
                @jakarta.persistence.Index(name = "ix_call", columnList = "lower(code)"),
                @jakarta.persistence.Index(name = "ix_coalesce", columnList = "(coalesce(name, code)), rank"),
                @jakarta.persistence.Index(
                        name = "ix_ordered",
                        columnList = "name collate \"C\" text_pattern_ops desc nulls last")
            })
    static class Lenient {
        @Id
        long id;

        String name;
        String code;
        Integer rank;
    }

    @Entity(name = "Lowered")
    @jakarta.persistence.Table(
            indexes = @jakarta.persistence.Index(name = "uq_lower", columnList = "(lower(name))", unique = true))
    static class Lowered {
        @Id
        long id;

        String name;
    }

    @Entity(name = "Partly")
    @jakarta.persistence.Table(
            indexes =
                    @jakarta.persistence.Index(
                            name = "uq_partly",
                            columnList = "name",
                            unique = true,
                            options = "where id > 0"))
    static class Partly {
        @Id
        long id;

        String name;
    }

    @Test
    void readsKeysAsCreated() throws SQLException {
        var schema = Oracle.agreesOn(Item.class, Box.class);

        Table item = schema.table(new QualifiedName("public", "item")).orElseThrow();
        assertThat(item.constraints().uniqueKeys())
                .contains(new UniqueKey("uk_named", List.of("name", "code"), false))
                .contains(new UniqueKey(null, List.of("code", "rank"), false))
                .contains(new UniqueKey("uk_single", List.of("single"), false))
                .contains(new UniqueKey(null, List.of("inline"), false))
                .contains(new UniqueKey(null, List.of("twin_id"), false));
    }

    @Test
    void readsTheKeysOfAnIndex() {
        assertThat(index("ix_plain").keys())
                .isEqualTo(List.of(
                        Index.Key.column("code"), new Index.Key(Expression.of("name"), false, Index.Order.DESCENDING)));
        assertThat(index("ix_expression").keys())
                .isEqualTo(List.of(
                        new Index.Key(Expression.of("lower(name)"), true, Index.Order.DESCENDING),
                        Index.Key.column("code")));
    }

    @Test
    void takesExpressionsThatHibernateItselfWouldPutInQuotes() {
        assertThat(index("ix_call").keys())
                .isEqualTo(List.of(new Index.Key(Expression.of("lower(code)"), true, Index.Order.ASCENDING)));
        assertThat(index("ix_coalesce").keys())
                .isEqualTo(List.of(
                        new Index.Key(Expression.of("coalesce(name, code)"), true, Index.Order.ASCENDING),
                        Index.Key.column("rank")));
        assertThat(index("ix_ordered").keys())
                .isEqualTo(List.of(new Index.Key(
                        Expression.of("name"), false, new Index.Order(true, false, "text_pattern_ops", "C"))));
    }

    @Test
    void readsTheOptionsOfAnIndex() {
        assertThat(index("ix_partial").predicate()).isEqualTo(Expression.of("code is not null"));
        assertThat(index("ix_include").included()).isEqualTo(List.of("code", "rank"));
        assertThat(index("ix_include").predicate()).isEqualTo(Expression.of("rank > 1"));
    }

    @Test
    void makesAUniqueIndexOfAnExpression() throws SQLException {
        Table table = Oracle.agreesOn(Lowered.class).tables().get(0);

        assertThat(table.constraints().indexes())
                .singleElement()
                .satisfies(index -> assertThat(index.definition().unique()).isTrue());
    }

    @Test
    void makesAUniqueIndexOfAPredicateThatAConstraintCannotHave() {
        Table table = EntityModels.of(Partly.class).schema("public").tables().get(0);

        assertThat(table.constraints().uniqueKeys()).isEmpty();
        assertThat(table.constraints().indexes()).singleElement().satisfies(index -> {
            assertThat(index.name()).isEqualTo("uq_partly");
            assertThat(index.definition().predicate()).isEqualTo(Expression.of("id > 0"));
        });
    }

    private static Index.Definition index(String name) {
        return EntityModels.of(Item.class, Box.class, Lenient.class).schema("public").tables().stream()
                .flatMap(table -> table.constraints().indexes().stream())
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElseThrow()
                .definition();
    }
}
