package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.testing.Case;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.net.InetAddress;
import java.net.URL;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Case("A69")
final class JdkValueMappings {

    private JdkValueMappings() {}

    @Entity(name = "Uuids")
    static class Uuids {
        @Id
        UUID id;

        UUID plain;

        @JdbcTypeCode(SqlTypes.VARCHAR)
        @Column(length = 36)
        UUID varchar;

        @JdbcTypeCode(SqlTypes.CHAR)
        @Column(length = 36)
        UUID fixed;

        @JdbcTypeCode(SqlTypes.BINARY)
        @Column(length = 16)
        UUID bytes;
    }

    @Entity(name = "JdkValues")
    static class JdkValues {
        @Id
        long id;

        InetAddress inet;
        Currency currency;
        Locale locale;
        URL url;
        ZoneId zone;
        ZoneOffset zoneOffset;
        TimeZone timeZone;
        Class<?> type;
        Year year;

        @JdbcTypeCode(SqlTypes.VARCHAR)
        InetAddress inetAsText;
    }
}
