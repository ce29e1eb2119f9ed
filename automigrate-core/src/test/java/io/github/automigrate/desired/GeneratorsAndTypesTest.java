package io.github.automigrate.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Sequence;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import java.sql.SQLException;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.Struct;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.View;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

class GeneratorsAndTypesTest {

    @Entity(name = "Sequenced")
    static class Sequenced {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "MySequence", initialValue = 7, allocationSize = 20)
        Long id;
    }

    @Entity(name = "FirstSharer")
    static class FirstSharer {
        @Id
        @GeneratedValue
        @SequenceGenerator(sequenceName = "shared")
        Long id;
    }

    @Entity(name = "SecondSharer")
    static class SecondSharer {
        @Id
        @GeneratedValue
        @SequenceGenerator(sequenceName = "shared")
        Long id;
    }

    @Entity(name = "Tabled")
    static class Tabled {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        @TableGenerator(table = "id_table")
        Long id;
    }

    @Embeddable
    @Struct(name = "money_amount")
    record Money(long amount, @Column(length = 3) String currency) {}

    @Embeddable
    static class Payload {
        @Column(nullable = false)
        String content;

        int number;
    }

    @Entity(name = "Priced")
    @SoftDelete
    static class Priced {
        @Id
        long id;

        Money price;

        @JdbcTypeCode(SqlTypes.JSON)
        Payload payload;
    }

    @Entity(name = "Seen")
    @View(query = "select id from priced")
    @Immutable
    static class Seen {
        @Id
        long id;
    }

    @Entity(name = "Selected")
    @Subselect("select id from priced")
    @Immutable
    static class Selected {
        @Id
        long id;
    }

    @Test
    void readsSequencesAsCreatedTogetherWithTheColumnTheyFeed() throws SQLException {
        var schema = Oracle.agreesOn(Sequenced.class);

        assertThat(schema.sequences())
                .containsExactly(new Sequence(
                        new QualifiedName("public", "my_sequence"),
                        7,
                        20,
                        new Sequence.Feeds(new QualifiedName("public", "sequenced"), "id")));
    }

    @Test
    void namesNoColumnForASequenceThatFeedsTwo() throws SQLException {
        assertThat(Oracle.agreesOn(FirstSharer.class, SecondSharer.class).sequences())
                .singleElement()
                .extracting(Sequence::feeds)
                .isNull();
    }

    @Test
    void readsTheTableOfATableGeneratorAsCreated() throws SQLException {
        assertThat(Oracle.agreesOn(Tabled.class).tables())
                .extracting(table -> table.name().name())
                .contains("id_table");
    }

    @Test
    void readsStructuredTypesAndTheirChecksAsCreated() throws SQLException {
        assertThat(Oracle.agreesOn(Priced.class).compositeTypes()).hasSize(1);
    }

    @Test
    void leavesOutViewsAndSubselects() throws SQLException {
        assertThat(Oracle.agreesOn(Priced.class, Seen.class, Selected.class).tables())
                .extracting(table -> table.name().name())
                .containsExactly("priced");
    }
}
