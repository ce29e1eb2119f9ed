package io.github.automigrate.desired;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URL;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;
import org.junit.jupiter.api.Test;

class BasicTypesTest {

    enum Level {
        LOW,
        HIGH
    }

    @Entity
    static class Texts {
        @Id
        String id;

        @Column(length = 50)
        String few;

        @Column(length = 40000)
        String many;

        @Column(length = org.hibernate.Length.LONG32)
        String most;

        @Nationalized
        String national;

        @JdbcTypeCode(SqlTypes.LONGVARCHAR)
        String longer;

        @JdbcTypeCode(SqlTypes.CHAR)
        @Column(length = 10)
        String padded;

        Character letter;

        @Lob
        String large;

        @Lob
        byte[] largeBytes;

        byte[] bytes;
    }

    @Entity
    static class Numbers {
        @Id
        int id;

        Byte tiny;
        short small;
        Long big;
        boolean yes;
        Float single;
        double twice;

        @JdbcTypeCode(SqlTypes.BIT)
        Boolean bit;

        BigDecimal decimal;

        @Column(precision = 10)
        BigDecimal precise;

        @Column(precision = 10, scale = 2)
        BigDecimal scaled;

        BigInteger huge;
        Duration duration;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        Duration interval;

        @Convert(converter = YesNoConverter.class)
        Boolean yesNo;

        @Convert(converter = NumericBooleanConverter.class)
        Boolean zeroOne;
    }

    @Entity
    static class Times {
        @Id
        Instant id;

        OffsetDateTime atOffset;
        ZonedDateTime zoned;
        LocalDateTime local;
        LocalDate date;
        LocalTime time;
        OffsetTime offsetTime;
        Year year;

        @Column(secondPrecision = 3)
        Instant millis;

        @Column(secondPrecision = 0)
        LocalDateTime seconds;

        @TimeZoneStorage(TimeZoneStorageType.COLUMN)
        OffsetDateTime withZone;

        java.util.Date legacy;
        java.util.Calendar calendar;
        java.sql.Date sqlDate;
        java.sql.Time sqlTime;
        java.sql.Timestamp sqlTimestamp;
    }

    @Entity
    static class Others {
        @Id
        UUID id;

        @JdbcTypeCode(SqlTypes.VARCHAR)
        UUID asText;

        @JdbcTypeCode(SqlTypes.CHAR)
        UUID asChar;

        InetAddress address;
        Currency currency;
        Locale locale;
        URL url;
        ZoneId zone;
        ZoneOffset zoneOffset;
        Class<?> type;
        Level ordinal;

        @Enumerated(EnumType.STRING)
        Level name;

        @Enumerated(EnumType.STRING)
        @Column(length = 20, nullable = false)
        Level shortName;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Level named;
    }

    @Entity
    static class Collected {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> json;

        @JdbcTypeCode(SqlTypes.SQLXML)
        String xml;

        String[] strings;
        int[] ints;
        UUID[] uuids;
        Level[] levels;
        List<String> list;

        @Array(length = 5)
        @Column(length = 7)
        String[] bounded;
    }

    @Test
    void readsTextsAndBytesAsCreated() throws SQLException {
        Oracle.agreesOn(Texts.class);
    }

    @Test
    void readsNumbersAsCreated() throws SQLException {
        Oracle.agreesOn(Numbers.class);
    }

    @Test
    void readsTimesAsCreated() throws SQLException {
        Oracle.agreesOn(Times.class);
    }

    @Test
    void readsIdentifiersAndEnumsAsCreated() throws SQLException {
        Oracle.agreesOn(Others.class);
    }

    @Test
    void readsArraysJsonAndXmlAsCreated() throws SQLException {
        Oracle.agreesOn(Collected.class);
    }

    @Test
    void readsTheValuesOfANamedEnumInTheOrderInWhichTheyAreCreated() throws SQLException {
        var types = Oracle.agreesOn(Others.class).enumTypes();

        assertThat(types).singleElement().satisfies(type -> {
            assertThat(type.name()).hasToString("public.level");
            assertThat(type.values()).isEqualTo(List.of("HIGH", "LOW"));
        });
    }
}
