package io.github.automigrate.acceptance;

import static io.github.automigrate.plan.Safety.INCOMPATIBLE;
import static io.github.automigrate.plan.Safety.MANUAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.plan.Proposal;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Fixture;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Struct;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

/** Enums and composite types. */
class EnumsAcceptanceTest {

    enum Two {
        NEW,
        PAID
    }

    enum Three {
        NEW,
        PAID,
        SENT
    }

    @Entity(name = "Purchase")
    @Table(name = "purchase")
    static class WithTwo {
        @Id
        long id;

        @Enumerated(EnumType.STRING)
        Two state;
    }

    @Entity(name = "Purchase")
    @Table(name = "purchase")
    static class WithThree {
        @Id
        long id;

        @Enumerated(EnumType.STRING)
        Three state;
    }

    @Test
    @Case("A46")
    void widensTheCheckOfAGrownEnumInOneStatementAndValidatesIt() {
        Fixture fixture = Fixture.createdByHibernate(WithTwo.class).execute("INSERT INTO purchase VALUES (1, 'NEW')");

        var migrated = fixture.migrate(WithThree.class).leavesNothing();

        assertThat(migrated.startup().outcomes()).singleElement().satisfies(outcome -> assertThat(
                        outcome.operation().sql())
                .singleElement()
                .asString()
                .contains("DROP CONSTRAINT \"purchase_state_check\", ADD CONSTRAINT \"purchase_state_check\"")
                .endsWith("NOT VALID"));
        migrated.appliedContaining("VALIDATE CONSTRAINT \"purchase_state_check\"");
        fixture.execute("INSERT INTO purchase VALUES (2, 'SENT')");
    }

    @Test
    @Case("A46")
    void saysThatACheckOfAnotherShapeRejectsTheNewConstant() {
        Fixture.given(
                        "CREATE TABLE purchase (id bigint PRIMARY KEY, state varchar(255)"
                                + " CONSTRAINT handmade CHECK (state = 'NEW' OR upper(state) = 'PAID'))",
                        "INSERT INTO purchase VALUES (1, 'NEW')")
                .with(Choices::warn)
                .migrate(WithThree.class)
                .leaves(INCOMPATIBLE, "check handmade", "may reject");
    }

    @Test
    @Case("A47")
    void leavesTheNarrowerCheckOfAnEnumThatShrankToAPerson() {
        Fixture.createdByHibernate(WithThree.class)
                .execute("INSERT INTO purchase VALUES (1, 'SENT')")
                .migrate(WithTwo.class)
                .appliedNothing()
                .leaves(MANUAL, "check purchase_state_check", "SENT");
    }

    @Entity(name = "Purchase")
    @Table(name = "purchase")
    static class WithTwoOrdinals {
        @Id
        long id;

        Two state;
    }

    @Entity(name = "Purchase")
    @Table(name = "purchase")
    static class WithThreeOrdinals {
        @Id
        long id;

        Three state;
    }

    @Test
    @Case("A47")
    void widensTheRangeOfAnEnumThatIsStoredByItsNumber() {
        Fixture fixture =
                Fixture.createdByHibernate(WithTwoOrdinals.class).execute("INSERT INTO purchase VALUES (1, 1)");

        fixture.migrate(WithThreeOrdinals.class)
                .appliedContaining("DROP CONSTRAINT \"purchase_state_check\", ADD CONSTRAINT")
                .leavesNothing();

        fixture.execute("INSERT INTO purchase VALUES (2, 2)");
    }

    @Entity(name = "Purchase")
    @Table(name = "purchase")
    static class WithNamed {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Three state;
    }

    private static Fixture namedEnum(String values) {
        return Fixture.given(
                "CREATE TYPE three AS ENUM (" + values + ")",
                "CREATE TABLE purchase (id bigint PRIMARY KEY, state three)",
                "INSERT INTO purchase VALUES (1, 'NEW')");
    }

    @Test
    @Case("A48")
    void addsAValueToANamedEnumWhereTheModelHasIt() {
        namedEnum("'NEW', 'SENT'")
                .migrate(WithNamed.class)
                .applied("ALTER TYPE \"public\".\"three\" ADD VALUE 'PAID' AFTER 'NEW'")
                .finds("NEW,PAID,SENT", "SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum")
                .leavesNothing();
    }

    @Test
    @Case("A48")
    void leavesARemovedOrRenamedValueToAPerson() {
        namedEnum("'NEW', 'PAID', 'SENT', 'LOST'")
                .migrate(WithNamed.class)
                .appliedNothing()
                .leaves(MANUAL, "enum type", "LOST");
    }

    @Test
    @Case("A48")
    void keepsANamedEnumAndItsValuesOverARestart() {
        namedEnum("'NEW', 'PAID', 'SENT'").migrate(WithNamed.class).isNoop().finds("NEW", "SELECT state FROM purchase");
    }

    @Test
    @Case("A48")
    void createsANamedEnumBeforeItsTable() {
        Fixture.given()
                .migrate(WithNamed.class)
                .appliedContaining("CREATE TYPE \"public\".\"three\" AS ENUM ('NEW', 'PAID', 'SENT')")
                .leavesNothing();
    }

    @Embeddable
    @Struct(name = "weight")
    static class Weight {
        int grams;
    }

    @Embeddable
    @Struct(name = "weight")
    static class LongWeight {
        int grams;
        String scale;
    }

    @Entity(name = "Parcel")
    @Table(name = "parcel")
    static class Parcel {
        @Id
        long id;

        Weight weight;
    }

    @Entity(name = "Parcel")
    @Table(name = "parcel")
    static class ParcelWithScale {
        @Id
        long id;

        LongWeight weight;
    }

    @Test
    @Case("A49")
    void recognizesACompositeType() {
        Fixture.createdByHibernate(Parcel.class)
                .execute("INSERT INTO parcel VALUES (1, row(5))")
                .migrate(Parcel.class)
                .isNoop();
    }

    @Test
    @Case("A49")
    void leavesAGrownCompositeTypeToAPerson() {
        var migrated = Fixture.createdByHibernate(Parcel.class)
                .execute("INSERT INTO parcel VALUES (1, row(5))")
                .with(Choices::warn)
                .migrate(ParcelWithScale.class)
                .appliedNothing();

        assertThat(migrated.proposals())
                .filteredOn(proposal -> proposal.subject().equals("composite type"))
                .extracting(Proposal::message)
                .singleElement()
                .asString()
                .contains("scale");
    }

    @Test
    @Case("A49")
    void createsACompositeTypeBeforeItsTable() {
        Fixture.given()
                .migrate(Parcel.class)
                .appliedContaining("CREATE TYPE \"public\".\"weight\"")
                .leavesNothing();
    }
}
