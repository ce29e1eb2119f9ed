package io.github.automigrate.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Table;
import io.github.automigrate.testing.EntityModels;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class InheritanceTest {

    @MappedSuperclass
    static class Base {
        @Id
        @GeneratedValue
        Long id;

        @Version
        int version;
    }

    @Entity(name = "Vehicle")
    static class Vehicle extends Base {
        int wheels;
    }

    @Entity(name = "Truck")
    static class Truck extends Vehicle {
        int axles;

        @Column(nullable = false)
        String plate;
    }

    @Entity(name = "Payment")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(name = "kind")
    static class Payment extends Base {
        double amount;
    }

    @Entity(name = "CardPayment")
    static class CardPayment extends Payment {
        int expires;
    }

    @Entity(name = "Shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Shape extends Base {
        @ManyToOne
        Vehicle drawnOn;

        @Column(unique = true)
        String label;
    }

    @Entity(name = "Circle")
    static class Circle extends Shape {
        int radius;
    }

    @Entity(name = "Square")
    @SecondaryTable(name = "square_detail")
    static class Square extends Shape {
        Integer side;

        @Column(table = "square_detail")
        int corners;
    }

    @Test
    void readsASingleTableAsCreated() throws SQLException {
        Table vehicle = table("vehicle", Vehicle.class, Truck.class);

        assertThat(vehicle.constraints().checks())
                .extracting(check -> check.condition().sql())
                .anyMatch(sql -> sql.contains("'Truck'"));
    }

    @Test
    void readsJoinedTablesAsCreated() throws SQLException {
        Table card = table("card_payment", Payment.class, CardPayment.class);

        assertThat(card.constraints().foreignKeys()).hasSize(1);
    }

    @Test
    void readsOneTableForEachConcreteClassAsCreated() throws SQLException {
        Table circle = table("circle", Shape.class, Circle.class, Square.class, Vehicle.class, Truck.class);

        assertThat(circle.constraints().foreignKeys()).hasSize(1);
    }

    @Test
    void knowsWhichColumnsArePrimitive() throws SQLException {
        assertThat(isPrimitive(table("card_payment", Payment.class, CardPayment.class), "expires"))
                .isTrue();
        Table circle = table("circle", Shape.class, Circle.class, Square.class, Vehicle.class);
        assertThat(isPrimitive(circle, "version")).isTrue();
        assertThat(isPrimitive(circle, "label")).isFalse();
    }

    @Test
    void callsNoColumnOfASubclassInASharedTablePrimitive() throws SQLException {
        Table vehicle = table("vehicle", Vehicle.class, Truck.class);

        assertThat(isPrimitive(vehicle, "wheels")).isTrue();
        assertThat(isPrimitive(vehicle, "axles")).isFalse();
    }

    @Entity(name = "Bus")
    static class Bus extends Vehicle {
        @Column(nullable = false)
        String line;
    }

    @Entity(name = "Device")
    abstract static class Device extends Base {}

    @Entity(name = "Phone")
    static class Phone extends Device {
        @Column(nullable = false)
        String number;
    }

    @Test
    void callsAColumnPartialWhereOtherClassesHaveRows() {
        assertThat(isPartial("vehicle", "line", Vehicle.class, Bus.class)).isTrue();
        assertThat(isPartial("device", "number", Device.class, Phone.class)).isFalse();
    }

    private static boolean isPartial(String table, String column, Class<?>... entities) {
        return EntityModels.of(entities)
                .schema("public")
                .table(new QualifiedName("public", table))
                .flatMap(found -> found.column(column))
                .orElseThrow()
                .traits()
                .partial();
    }

    private static boolean isPrimitive(Table table, String column) {
        return table.column(column).orElseThrow().traits().primitive();
    }

    private static Table table(String name, Class<?>... entities) throws SQLException {
        return Oracle.agreesOn(entities)
                .table(new QualifiedName("public", name))
                .orElseThrow();
    }
}
