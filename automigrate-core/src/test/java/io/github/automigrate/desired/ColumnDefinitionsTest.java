package io.github.automigrate.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.Table;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.TenantId;
import org.junit.jupiter.api.Test;

class ColumnDefinitionsTest {

    @Entity(name = "Written")
    static class Written {
        @Id
        @Column(columnDefinition = "bigint generated always as identity")
        Long id;

        @Column(columnDefinition = "bigserial unique")
        Long number;

        @Column(columnDefinition = "TEXT")
        String upper;

        @Column(columnDefinition = "character varying(78) COLLATE \"C\" DEFAULT 'it''s (' NOT NULL")
        String collated;

        @Column(columnDefinition = "decimal(12,3) default null check (price > 0) unique")
        BigDecimal price;

        @Column(columnDefinition = "int default case when 1 > 0 then 5 else 6 end constraint small check (small < 10)")
        Integer small;

        @Column(columnDefinition = "bigint references written (number) on delete set null on update cascade")
        Long other;

        @Column(columnDefinition = "integer generated always as (length(collated)) stored")
        Integer computed;

        @Column(columnDefinition = "timestamptz(3) default CURRENT_TIMESTAMP not null")
        Instant created;

        @Column(columnDefinition = "text[] default '{}'::text[]")
        String[] tags;

        @Column(columnDefinition = "text", options = "compression pglz")
        String compressed;
    }

    @Entity(name = "Annotated")
    @jakarta.persistence.Table(
            comment = "it''s a table",
            check = @jakarta.persistence.CheckConstraint(name = "Bounds", constraint = "even < bounded"))
    static class Annotated {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @ColumnDefault("-1")
        int number;

        @Column(length = 40, comment = "what it says")
        @ColumnDefault("'a b'")
        String text;

        @Collate("de-x-icu")
        String german;

        @GeneratedColumn("number + 1")
        Integer next;

        @NotNull
        @Size(max = 40)
        String validated;

        @Max(10)
        Integer bounded;

        @Column(
                nullable = false,
                check = @jakarta.persistence.CheckConstraint(name = "Even", constraint = "even % 2 = 0"))
        Integer even;

        @TenantId
        String tenant;
    }

    @Test
    void takesColumnDefinitionsApart() throws SQLException {
        Table table = Oracle.agreesOn(Written.class).tables().get(0);

        assertThat(table.column("collated").orElseThrow().source()).isEqualTo(ColumnSource.defaultOf("'it''s ('"));
        assertThat(table.column("collated").orElseThrow().traits().collation()).isEqualTo("C");
        assertThat(table.column("computed").orElseThrow().source())
                .isEqualTo(new ColumnSource.Generated(
                        io.github.automigrate.schema.Expression.of("length(collated)"), true));
        assertThat(table.constraints().checks())
                .contains(Check.ofColumn("price", "price > 0"))
                .extracting(Check::name)
                .contains("small");
    }

    @Test
    void readsWhatAnnotationsAddToAColumn() throws SQLException {
        Table table = Oracle.agreesOn(Annotated.class).tables().get(0);

        assertThat(table.column("number").orElseThrow().source()).isEqualTo(ColumnSource.defaultOf("-1"));
        assertThat(table.column("validated").orElseThrow().nullable()).isFalse();
        assertThat(table.constraints().checks()).extracting(Check::name).contains("even", "bounds");
    }
}
