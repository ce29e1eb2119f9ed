package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.testing.Case;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Struct;
import org.hibernate.type.SqlTypes;

@Case({"A49", "A71"})
final class StructuredMappings {

    private StructuredMappings() {}

    enum Color {
        RED,
        GREEN
    }

    @Embeddable
    static class Payload {
        String text;
        int number;
        Instant moment;
    }

    @Entity(name = "Documents")
    static class Documents {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, Object> jsonMap;

        @JdbcTypeCode(SqlTypes.JSON)
        Payload jsonEmbeddable;

        @JdbcTypeCode(SqlTypes.JSON)
        List<String> jsonList;

        @JdbcTypeCode(SqlTypes.JSON)
        @Column(columnDefinition = "json")
        String plainJson;

        @JdbcTypeCode(SqlTypes.JSON_ARRAY)
        List<Payload> jsonArray;

        @JdbcTypeCode(SqlTypes.SQLXML)
        String xml;

        @JdbcTypeCode(SqlTypes.SQLXML)
        Map<String, String> xmlMap;

        @JdbcTypeCode(SqlTypes.SQLXML)
        Payload xmlEmbeddable;
    }

    @Entity(name = "Arrays")
    static class Arrays {
        @Id
        long id;

        String[] strings;
        int[] ints;
        Integer[] integers;
        long[] longs;
        double[] doubles;
        boolean[] booleans;
        UUID[] uuids;
        Instant[] instants;
        BigDecimal[] decimals;
        Color[] colors;
        List<String> stringList;
        Set<UUID> uuidSet;
        Collection<Integer> integerCollection;
        List<Color> colorList;

        @Array(length = 5)
        String[] atMostFive;

        @Column(length = 40)
        String[] elementLength;

        @Column(precision = 12, scale = 3)
        BigDecimal[] precise;

        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(nullable = false)
        List<Long> requiredLongs;
    }

    @Embeddable
    @Struct(name = "address_type")
    static class Address {
        String street;

        @Column(length = 10)
        String zip;

        Country country;
    }

    @Embeddable
    @Struct(name = "country_type")
    static class Country {
        @Column(length = 2)
        String code;

        BigDecimal area;
        int[] prefixes;
    }

    @Entity(name = "Structs")
    static class Structs {
        @Id
        long id;

        Address address;

        List<Address> former;

        Address[] future;
    }
}
