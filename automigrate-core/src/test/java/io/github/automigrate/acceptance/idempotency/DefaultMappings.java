package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.testing.Case;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Case("A73")
final class DefaultMappings {

    private DefaultMappings() {}

    @Entity(name = "NumberDefaults")
    static class NumberDefaults {
        @Id
        long id;

        @ColumnDefault("-1")
        int negative;

        @ColumnDefault("0")
        long zeroLong;

        @ColumnDefault("0")
        short zeroShort;

        @ColumnDefault("(5)")
        int bracketed;

        @ColumnDefault("1+1")
        int sum;

        @ColumnDefault("1.50")
        @Column(precision = 10, scale = 2)
        BigDecimal money;

        @ColumnDefault("-1.5")
        BigDecimal negativeMoney;

        @ColumnDefault("0")
        double zeroDouble;

        @ColumnDefault("1e3")
        float thousand;

        @ColumnDefault("'7'")
        int spelled;

        @ColumnDefault("true")
        boolean yes;

        @ColumnDefault("'true'")
        boolean spelledYes;

        @ColumnDefault("FALSE")
        Boolean no;

        @ColumnDefault("null")
        Integer none;

        @ColumnDefault("random()")
        double random;
    }

    @Entity(name = "TextDefaults")
    static class TextDefaults {
        @Id
        long id;

        @ColumnDefault("'abc'")
        String text;

        @ColumnDefault("''")
        String empty;

        @ColumnDefault("'it''s'")
        String quoted;

        @ColumnDefault("null")
        String none;

        @ColumnDefault("'null'")
        String nullText;

        @ColumnDefault("upper('a')")
        String upper;

        @ColumnDefault("'a' || 'b'")
        String joined;

        @ColumnDefault("current_user")
        String role;

        @ColumnDefault("E'tab\\tline\\n'")
        String escaped;

        @ColumnDefault("'back\\slash'")
        String backslash;

        @ColumnDefault("'x'")
        @JdbcTypeCode(SqlTypes.CHAR)
        @Column(length = 4)
        String fixed;

        @ColumnDefault("'x'")
        char letter;

        @ColumnDefault("'long'")
        @Column(columnDefinition = "text")
        String unbounded;
    }

    @Entity(name = "MomentDefaults")
    static class MomentDefaults {
        @Id
        long id;

        @ColumnDefault("CURRENT_TIMESTAMP")
        Instant current;

        @ColumnDefault("now()")
        Instant now;

        @ColumnDefault("CURRENT_TIMESTAMP")
        LocalDateTime currentLocal;

        @ColumnDefault("localtimestamp")
        LocalDateTime local;

        @ColumnDefault("current_date")
        LocalDate today;

        @ColumnDefault("clock_timestamp()")
        Instant clock;

        @ColumnDefault("'2020-01-01'")
        Instant fixed;

        @ColumnDefault("'2020-01-01 12:00:00+02'")
        Instant zoned;

        @ColumnDefault("'2020-02-03'")
        LocalDate day;

        @ColumnDefault("'12:30'")
        LocalTime noon;

        @ColumnDefault("now() + interval '1 day'")
        Instant tomorrow;
    }

    @Entity(name = "OtherDefaults")
    static class OtherDefaults {
        @Id
        @ColumnDefault("gen_random_uuid()")
        UUID id;

        @ColumnDefault("'{\"a\":1}'")
        @JdbcTypeCode(SqlTypes.JSON)
        String json;

        @ColumnDefault("'{}'")
        String[] texts;

        @ColumnDefault("'{}'::text[]")
        String[] castTexts;

        @ColumnDefault("array['a','b']::varchar[]")
        String[] listed;

        @ColumnDefault("'00000000-0000-0000-0000-000000000000'")
        UUID nil;

        @ColumnDefault("'\\x00ff'")
        byte[] bytes;
    }

    @Entity(name = "GeneratedColumns")
    static class GeneratedColumns {
        @Id
        long id;

        String firstName;

        String lastName;

        int price;

        int amount;

        @GeneratedColumn("price * amount")
        int total;

        @GeneratedColumn("first_name || ' ' || last_name")
        String fullName;

        @GeneratedColumn("lower(coalesce(first_name, ''))")
        @Column(length = 100)
        String folded;

        @Generated(sql = "7")
        int seven;

        @Generated(writable = true)
        @ColumnDefault("3")
        int three;
    }

    @Entity(name = "Commented")
    // Hibernate does not double a single quote, so that no comment of its own can have one
    @Comment("the comment of a table")
    @SuppressWarnings("deprecation")
    static class Commented {
        @Id
        @Comment("a \"quoted\" comment")
        long id;

        @Comment("it; -- a comment\nof two lines")
        String text;
    }
}
