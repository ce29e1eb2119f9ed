package io.github.automigrate.chaos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A shop in two versions; the way from the first to the second has an operation of nearly every kind. */
final class ShopModel {

    static final Class<?>[] VERSION_1 = {CustomerV1.class, OrderV1.class};
    static final Class<?>[] VERSION_2 = {Customer.class, Order.class, OrderLine.class, Voucher.class};

    private ShopModel() {}

    enum StateV1 {
        NEW,
        PAID
    }

    enum State {
        NEW,
        PAID,
        SHIPPED
    }

    enum Tier {
        BRONZE,
        SILVER
    }

    @Entity
    @Table(name = "customer")
    static class CustomerV1 {
        @Id
        @GeneratedValue
        Long id;

        @Column(length = 40)
        String name;
    }

    @Entity
    @Table(name = "orders")
    static class OrderV1 {
        @Id
        @GeneratedValue
        Long id;

        @Enumerated(EnumType.STRING)
        StateV1 state;

        @ManyToOne
        CustomerV1 customer;
    }

    @Entity
    @Table(
            name = "customer",
            indexes = {
                @Index(name = "customer_name_idx", columnList = "name"),
                @Index(name = "customer_tier_idx", columnList = "tier, name")
            })
    static class Customer {
        @Id
        @GeneratedValue
        Long id;

        @Column(length = 200, comment = "as the customer writes it")
        String name;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Tier tier;

        @Column(unique = true)
        String email;

        @ColumnDefault("0")
        int points;
    }

    @Entity
    @Table(name = "orders", indexes = @Index(name = "orders_customer_idx", columnList = "customer_id"))
    static class Order {
        @Id
        @GeneratedValue
        Long id;

        @Enumerated(EnumType.STRING)
        State state;

        @ManyToOne
        Customer customer;

        @ManyToOne
        Voucher voucher;

        Instant shippedAt;
    }

    @Entity
    @Table(name = "order_line", indexes = @Index(name = "order_line_order_idx", columnList = "order_id"))
    static class OrderLine {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne
        Order order;

        BigDecimal price;
    }

    @Entity
    @Table(name = "voucher")
    static class Voucher {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne
        Customer owner;

        @Column(nullable = false, unique = true)
        String code;
    }
}
