package io.github.automigrate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.EntityModels;
import io.github.automigrate.testing.Fixture;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** Subclasses, secondary tables and embedded objects. */
class InheritanceAcceptanceTest {

    @Entity(name = "Payment")
    static class Payment {
        @Id
        long id;
    }

    @Entity(name = "Cash")
    static class Cash extends Payment {
        String currency;
    }

    @Entity(name = "Card")
    static class Card extends Payment {
        @Column(nullable = false)
        String number;
    }

    @Test
    @Case("A26")
    void addsTheColumnsOfANewSubclassAndAdmitsItsName() {
        Fixture fixture = Fixture.createdByHibernate(Payment.class, Cash.class)
                .execute("INSERT INTO payment (id, dtype) VALUES (1, 'Payment')");

        fixture.migrate(Payment.class, Cash.class, Card.class)
                .appliedContaining("ADD COLUMN \"number\" character varying(255)")
                .leavesNothing();

        fixture.execute("INSERT INTO payment (id, dtype) VALUES (2, 'Cash'), (3, 'Card')");
    }

    @Test
    @Case({"A26", "A100"})
    void letsBaseAndSubclassBeStoredAfterASubclassWasAdded() {
        Fixture fixture = Fixture.createdByHibernate(Payment.class);
        fixture.migrate(Payment.class, Cash.class, Card.class);

        Card card = new Card();
        card.id = 2;
        card.number = "4111";
        try (SessionFactory factory =
                EntityModels.open(fixture.database(), Map.of(), Payment.class, Cash.class, Card.class)) {
            factory.inTransaction(session -> {
                session.persist(new Payment());
                session.persist(card);
            });
        }
    }

    @Entity(name = "Animal")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Animal {
        @Id
        long id;
    }

    @Entity(name = "Dog")
    static class Dog extends Animal {
        boolean barks;
    }

    @Entity(name = "Animal")
    @Table(name = "animal")
    @SecondaryTable(name = "animal_notes")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class AnimalWithNotes {
        @Id
        long id;

        @Column(table = "animal_notes")
        String notes;
    }

    @Test
    @Case("A27")
    void createsTheTableOfAJoinedSubclass() {
        Fixture.createdByHibernate(Animal.class)
                .execute("INSERT INTO animal VALUES (1)")
                .migrate(Animal.class, Dog.class)
                .appliedContaining("CREATE TABLE \"public\".\"dog\"", "REFERENCES \"public\".\"animal\" (\"id\")")
                .leavesNothing();
    }

    @Test
    @Case("A27")
    void createsASecondaryTable() {
        Fixture.createdByHibernate(Animal.class)
                .execute("INSERT INTO animal VALUES (1)")
                .migrate(AnimalWithNotes.class)
                .appliedContaining("CREATE TABLE \"public\".\"animal_notes\"", "REFERENCES \"public\".\"animal\"")
                .leavesNothing();
    }

    @Embeddable
    static class Address {
        String street;
    }

    @Embeddable
    static class LongAddress {
        String street;
        String town;
    }

    @Entity(name = "Customer")
    @Table(name = "customer")
    static class Customer {
        @Id
        long id;

        @Embedded
        Address home;
    }

    @Entity(name = "Customer")
    @Table(name = "customer")
    static class CustomerWithTown {
        @Id
        long id;

        @Embedded
        @AttributeOverride(name = "street", column = @Column(name = "home_street"))
        LongAddress home;
    }

    @Test
    @Case("A28")
    void addsTheColumnsOfAGrownAndRenamedEmbeddedObjectAndKeepsTheOldOnes() {
        var migrated = Fixture.createdByHibernate(Customer.class)
                .execute("INSERT INTO customer VALUES (1, 'Main Street')")
                .migrate(CustomerWithTown.class);

        migrated.appliedContaining("ADD COLUMN \"home_street\"", "ADD COLUMN \"town\"")
                .finds("Main Street", "SELECT street FROM customer")
                .leavesNothing();
        assertThat(migrated.proposals()).hasSize(1);
    }
}
