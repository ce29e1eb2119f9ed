package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.testing.Case;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Case({"A66", "A67"})
final class NumberMappings {

    private NumberMappings() {}

    @Entity(name = "Primitives")
    static class Primitives {
        @Id
        long id;

        byte tiny;
        short small;
        int medium;
        long big;
        boolean flag;
        float single;
        double twice;

        @JdbcTypeCode(SqlTypes.BIT)
        boolean bit;

        @JdbcTypeCode(SqlTypes.SMALLINT)
        boolean smallFlag;

        @JdbcTypeCode(SqlTypes.INTEGER)
        boolean integerFlag;

        @JdbcTypeCode(SqlTypes.CHAR)
        boolean charFlag;
    }

    @Entity(name = "Wrappers")
    static class Wrappers {
        @Id
        Long id;

        Byte tiny;
        Short small;
        Integer medium;
        Long big;
        Boolean flag;
        Float single;
        Double twice;

        @JdbcTypeCode(SqlTypes.BIT)
        Boolean bit;

        @JdbcTypeCode(SqlTypes.TINYINT)
        Integer tinyInteger;

        @JdbcTypeCode(SqlTypes.REAL)
        Double real;

        @JdbcTypeCode(SqlTypes.DOUBLE)
        Float floatAsDouble;

        @JdbcTypeCode(SqlTypes.NUMERIC)
        Double numericDouble;

        @JdbcTypeCode(SqlTypes.DECIMAL)
        Long decimalLong;

        @JdbcTypeCode(SqlTypes.VARCHAR)
        Integer spelled;

        @Column(precision = 7)
        Double narrow;

        @Column(precision = 5)
        Float narrowFloat;
    }

    @Entity(name = "Decimals")
    static class Decimals {
        @Id
        BigInteger id;

        BigDecimal plain;

        @Column(precision = 10, scale = 2)
        BigDecimal money;

        @Column(precision = 10)
        BigDecimal precisionOnly;

        @Column(scale = 4)
        BigDecimal scaleOnly;

        BigInteger whole;

        @Column(precision = 20)
        BigInteger twentyDigits;

        Duration duration;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        Duration interval;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        @Column(scale = 3)
        Duration millis;

        @JdbcTypeCode(SqlTypes.BIGINT)
        Duration bigintDuration;
    }
}
