package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.testing.Case;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.FractionalSeconds;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;

@Case("A68")
final class TemporalMappings {

    private TemporalMappings() {}

    @Entity(name = "Moments")
    @SuppressWarnings("removal")
    static class Moments {
        @Id
        Instant id;

        OffsetDateTime offsetDateTime;
        ZonedDateTime zonedDateTime;
        LocalDateTime localDateTime;
        LocalDate localDate;
        LocalTime localTime;
        OffsetTime offsetTime;

        @FractionalSeconds(3)
        Instant millis;

        @FractionalSeconds(0)
        LocalDateTime seconds;

        @FractionalSeconds(6)
        LocalTime exactTime;

        @Column(secondPrecision = 0)
        LocalDateTime secondPrecisionZero;

        @Column(secondPrecision = 3)
        OffsetDateTime secondPrecisionThree;

        @JdbcTypeCode(SqlTypes.TIMESTAMP)
        Instant instantAsTimestamp;

        @JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE)
        OffsetDateTime withTimezone;

        @JdbcTypeCode(SqlTypes.TIME_WITH_TIMEZONE)
        OffsetTime timeWithTimezone;

        @CreationTimestamp
        Instant created;

        @UpdateTimestamp
        Instant updated;

        @CurrentTimestamp
        Instant current;
    }

    @Entity(name = "Zones")
    static class Zones {
        @Id
        long id;

        @TimeZoneStorage(TimeZoneStorageType.COLUMN)
        OffsetDateTime withColumn;

        @TimeZoneStorage(TimeZoneStorageType.COLUMN)
        @TimeZoneColumn(name = "zone_of_it")
        ZonedDateTime withNamedColumn;

        @TimeZoneStorage(TimeZoneStorageType.NATIVE)
        OffsetDateTime asNative;

        @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
        OffsetDateTime normalized;

        @TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC)
        ZonedDateTime normalizedUtc;

        @TimeZoneStorage(TimeZoneStorageType.COLUMN)
        OffsetTime timeWithColumn;

        @TimeZoneStorage(TimeZoneStorageType.AUTO)
        OffsetDateTime automatic;
    }

    @Entity(name = "OldDates")
    @SuppressWarnings({"deprecation", "JavaUtilDate"})
    static class OldDates {
        @Id
        long id;

        java.util.Date date;

        @Temporal(TemporalType.DATE)
        java.util.Date day;

        @Temporal(TemporalType.TIME)
        java.util.Date time;

        java.util.Calendar calendar;

        @Temporal(TemporalType.DATE)
        java.util.Calendar calendarDay;

        java.sql.Date sqlDate;
        java.sql.Time sqlTime;
        java.sql.Timestamp sqlTimestamp;
    }
}
