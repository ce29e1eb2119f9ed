package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.testing.Case;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SecondaryTable;
import java.math.BigDecimal;
import org.hibernate.annotations.EmbeddedColumnNaming;

@Case({"A26", "A27", "A28", "A63"})
final class InheritanceMappings {

    private InheritanceMappings() {}

    @Entity(name = "Animal")
    static class Animal {
        @Id
        long id;
    }

    @Entity(name = "Dog")
    static class Dog extends Animal {
        @Column(nullable = false)
        String bark;
    }

    @Entity(name = "Cat")
    static class Cat extends Animal {
        int lives;
    }

    @Entity(name = "Shape")
    @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.INTEGER)
    @DiscriminatorValue("0")
    static class Shape {
        @Id
        long id;
    }

    @Entity(name = "Circle")
    @DiscriminatorValue("1")
    static class Circle extends Shape {
        double radius;
    }

    @Entity(name = "Letter")
    @DiscriminatorColumn(discriminatorType = DiscriminatorType.CHAR, columnDefinition = "char(1)")
    @DiscriminatorValue("L")
    static class Letter {
        @Id
        long id;
    }

    @Entity(name = "Parcel")
    @DiscriminatorValue("P")
    static class Parcel extends Letter {
        int weight;
    }

    @Entity(name = "Vehicle")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Vehicle {
        @Id
        @GeneratedValue
        long id;
    }

    @Entity(name = "Car")
    static class Car extends Vehicle {
        int doors;
    }

    @Entity(name = "Sports")
    static class Sports extends Car {
        int speed;
    }

    @Entity(name = "Device")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(length = 12)
    static class Device {
        @Id
        long id;
    }

    @Entity(name = "Phone")
    static class Phone extends Device {
        String number;
    }

    @Entity(name = "Payment")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Payment {
        @Id
        @GeneratedValue
        long id;

        @Column(nullable = false)
        BigDecimal amount;
    }

    @Entity(name = "CardPayment")
    static class CardPayment extends Payment {
        @Column(unique = true)
        String card;
    }

    @MappedSuperclass
    abstract static class Base {
        @Id
        long id;

        String createdBy;
    }

    @Entity(name = "Derived")
    @AttributeOverride(name = "createdBy", column = @Column(name = "author", length = 30))
    static class Derived extends Base {
        @ManyToOne
        Animal animal;
    }

    @Entity(name = "Split")
    @SecondaryTable(name = "split_more")
    @SecondaryTable(name = "split_rest")
    static class Split {
        @Id
        long id;

        String first;

        @Column(table = "split_more", nullable = false)
        String second;

        @Column(table = "split_rest", unique = true)
        Integer third;
    }

    @Embeddable
    static class Name {
        @Column(nullable = false)
        String given;

        @Column(length = 80)
        String family;
    }

    @Embeddable
    record Point(int x, int y) {}

    @Entity(name = "Person")
    static class Person {
        @Id
        long id;

        Name name;

        @Embedded
        @AttributeOverride(name = "given", column = @Column(name = "birth_given"))
        @AttributeOverride(name = "family", column = @Column(name = "birth_family"))
        Name birthName;

        Point home;

        @EmbeddedColumnNaming("work_%s")
        Point work;
    }
}
