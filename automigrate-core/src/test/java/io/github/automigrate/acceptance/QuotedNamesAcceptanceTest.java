package io.github.automigrate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Fixture;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.EnumSet;
import java.util.Set;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

/** Every operation on quoted mixed-case names in a second schema. */
class QuotedNamesAcceptanceTest {

    enum Colour {
        RED,
        DARK_BLUE
    }

    enum State {
        NEW,
        SENT
    }

    @Entity(name = "Customer")
    @Table(name = "`Big Customer`", schema = "`My Shop`")
    static class Customer {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(name = "customers", sequenceName = "`Customer Seq`", schema = "`My Shop`")
        @Column(name = "`Customer Id`")
        Long id;
    }

    @Entity(name = "Line")
    @Table(
            name = "`Order Line`",
            schema = "`My Shop`",
            comment = "a \"quoted\" name",
            indexes = {
                @Index(name = "ix_amount", columnList = "`Line Amount`"),
                @Index(name = "ix_text", columnList = "`Line Text`")
            },
            check = @CheckConstraint(name = "ck_amount", constraint = "\"Line Amount\" >= 0"))
    static class Line {
        @Id
        @Column(name = "`Line Id`")
        long id;

        @Column(name = "`Line Text`", length = 100)
        String text;

        @Column(name = "`Line Amount`")
        @ColumnDefault("0")
        Integer amount;

        @Column(name = "`Line State`", length = 20)
        @Enumerated(EnumType.STRING)
        State state;

        @Column(name = "`Line Colour`")
        @Enumerated
        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Colour colour;

        @Column(name = "`Line Key`", unique = true, length = 10)
        String key;

        @ManyToOne
        @JoinColumn(name = "`Line Customer`", foreignKey = @ForeignKey(name = "fk_customer"))
        Customer customer;
    }

    @Test
    @Case("A10")
    void createsEverythingUnderQuotedNamesInASecondSchema() {
        var migrated = Fixture.given()
                .with(Choices::createSchemas)
                .migrate(Customer.class, Line.class)
                .appliedContaining("\"My Shop\".\"Order Line\"", "\"My Shop\".\"Customer Seq\"")
                .leavesNothing();

        assertThat(kinds(migrated))
                .contains(
                        OperationKind.CREATE_NAMESPACE,
                        OperationKind.CREATE_TYPE,
                        OperationKind.CREATE_SEQUENCE,
                        OperationKind.CREATE_TABLE,
                        OperationKind.ADD_FOREIGN_KEY);
    }

    @Test
    @Case("A10")
    void altersEverythingUnderQuotedNamesInASecondSchema() {
        var migrated = Fixture.given(
                        "CREATE SCHEMA \"My Shop\"",
                        "CREATE TYPE public.colour AS ENUM ('RED')",
                        "CREATE SEQUENCE \"My Shop\".\"Customer Seq\" INCREMENT BY 50",
                        "CREATE TABLE \"My Shop\".\"Big Customer\" (\"Customer Id\" bigint PRIMARY KEY)",
                        "CREATE TABLE \"My Shop\".\"Order Line\" (\"Line Id\" bigint PRIMARY KEY,"
                                + " \"Line Text\" varchar(50), \"Line Amount\" integer NOT NULL,"
                                + " \"Line State\" varchar(20) CHECK (\"Line State\" IN ('NEW')),"
                                + " \"Line Colour\" public.colour)",
                        "CREATE INDEX ix_amount ON \"My Shop\".\"Order Line\" (\"Line Amount\")",
                        "UPDATE pg_index SET indisvalid = false"
                                + " WHERE indexrelid = '\"My Shop\".ix_amount'::regclass",
                        "INSERT INTO \"My Shop\".\"Order Line\" VALUES (1, 'x', 5, 'NEW', 'RED')")
                .with(Choices::restrictive)
                .migrate(Customer.class, Line.class)
                .leavesNothing();

        assertThat(migrated.executedSql())
                .anyMatch(sql -> sql.startsWith("ALTER TYPE \"public\".\"colour\" ADD VALUE"))
                .anyMatch(sql -> sql.startsWith("COMMENT ON TABLE"))
                .anyMatch(sql -> sql.startsWith("ANALYZE"))
                .anyMatch(sql -> sql.startsWith("DROP INDEX CONCURRENTLY"))
                .anyMatch(sql -> sql.startsWith("CREATE INDEX CONCURRENTLY"))
                .anyMatch(sql -> sql.startsWith("CREATE UNIQUE INDEX CONCURRENTLY"));
        migrated.appliedContaining(
                "ADD COLUMN \"Line Key\"",
                "ALTER COLUMN \"Line Text\" TYPE character varying(100)",
                "ALTER COLUMN \"Line Amount\" DROP NOT NULL",
                "ALTER COLUMN \"Line Amount\" SET DEFAULT 0",
                "DROP CONSTRAINT \"Order Line_Line State_check\", ADD CONSTRAINT",
                "ADD CONSTRAINT \"ck_amount\" CHECK",
                "ADD COLUMN \"Line Customer\" bigint CONSTRAINT \"fk_customer\"",
                "UNIQUE USING INDEX",
                "VALIDATE CONSTRAINT");
    }

    private static Set<OperationKind> kinds(Fixture.Migrated migrated) {
        Set<OperationKind> kinds = EnumSet.noneOf(OperationKind.class);
        migrated.startup()
                .outcomes()
                .forEach(outcome -> kinds.add(outcome.operation().target().kind()));
        return kinds;
    }
}
