package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.testing.Case;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.TrueFalseConverter;
import org.hibernate.type.YesNoConverter;

@Case({"A70", "A74"})
final class EnumMappings {

    private EnumMappings() {}

    enum Color {
        RED,
        GREEN,
        BLUE
    }

    enum Single {
        ONLY
    }

    enum Quoted {
        O_NEIL("O'Neil"),
        COMMA("a, b"),
        BRACE("{x}"),
        EMPTY(""),
        NULL("null");

        @EnumeratedValue
        final String text;

        Quoted(String text) {
            this.text = text;
        }
    }

    enum Level {
        LOW(10),
        HIGH(20);

        @EnumeratedValue
        final int rank;

        Level(int rank) {
            this.rank = rank;
        }
    }

    enum Mixed {
        zebra,
        Apple,
        mango
    }

    @Entity(name = "Enums")
    static class Enums {
        @Id
        long id;

        Color plain;

        @Enumerated(EnumType.ORDINAL)
        @Column(nullable = false)
        Color ordinal;

        @Enumerated(EnumType.STRING)
        Color string;

        @Enumerated(EnumType.STRING)
        @Column(length = 20, nullable = false)
        @ColumnDefault("'RED'")
        Color string20;

        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.CHAR)
        @Column(length = 5)
        Color fixed;

        @Enumerated(EnumType.STRING)
        Single single;

        @Enumerated(EnumType.ORDINAL)
        Single singleOrdinal;

        @Enumerated(EnumType.STRING)
        Quoted quoted;

        Level level;

        @Enumerated(EnumType.STRING)
        @Column(columnDefinition = "varchar(30)")
        Color defined;

        @Enumerated(EnumType.STRING)
        @Column(columnDefinition = "text")
        Color definedText;

        @JdbcTypeCode(SqlTypes.INTEGER)
        Color integer;
    }

    @Entity(name = "NamedEnums")
    static class NamedEnums {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Color color;

        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        @Column(nullable = false)
        @ColumnDefault("'Apple'")
        Mixed mixed;

        @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
        Mixed ordered;
    }

    @Entity(name = "Converted")
    static class Converted {
        @Id
        long id;

        @Convert(converter = YesNoConverter.class)
        boolean yesNo;

        @Convert(converter = TrueFalseConverter.class)
        Boolean trueFalse;

        @Convert(converter = NumericBooleanConverter.class)
        Boolean numeric;

        @Convert(converter = MoneyConverter.class)
        @Column(precision = 12, scale = 2)
        Money money;

        @Convert(converter = CodeConverter.class)
        @Column(length = 12)
        Code code;

        @Convert(converter = KeyConverter.class)
        Key key;

        @Convert(converter = TimeConverter.class)
        Time time;

        @Convert(converter = ColorConverter.class)
        Color color;
    }

    record Money(BigDecimal amount) {}

    record Code(String text) {}

    record Key(UUID value) {}

    record Time(long millis) {}

    @Converter
    static class MoneyConverter implements AttributeConverter<Money, BigDecimal> {
        @Override
        public BigDecimal convertToDatabaseColumn(Money value) {
            return value == null ? null : value.amount();
        }

        @Override
        public Money convertToEntityAttribute(BigDecimal value) {
            return value == null ? null : new Money(value);
        }
    }

    @Converter
    static class CodeConverter implements AttributeConverter<Code, String> {
        @Override
        public String convertToDatabaseColumn(Code value) {
            return value == null ? null : value.text();
        }

        @Override
        public Code convertToEntityAttribute(String value) {
            return value == null ? null : new Code(value);
        }
    }

    @Converter
    static class KeyConverter implements AttributeConverter<Key, UUID> {
        @Override
        public UUID convertToDatabaseColumn(Key value) {
            return value == null ? null : value.value();
        }

        @Override
        public Key convertToEntityAttribute(UUID value) {
            return value == null ? null : new Key(value);
        }
    }

    @Converter
    static class TimeConverter implements AttributeConverter<Time, Instant> {
        @Override
        public Instant convertToDatabaseColumn(Time value) {
            return value == null ? null : Instant.ofEpochMilli(value.millis());
        }

        @Override
        public Time convertToEntityAttribute(Instant value) {
            return value == null ? null : new Time(value.toEpochMilli());
        }
    }

    @Converter
    static class ColorConverter implements AttributeConverter<Color, Integer> {
        @Override
        public Integer convertToDatabaseColumn(Color value) {
            return value == null ? null : value.name().length();
        }

        @Override
        public Color convertToEntityAttribute(Integer value) {
            return value == null || value != 3 ? Color.GREEN : Color.RED;
        }
    }
}
