package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.testing.Case;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.Set;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Struct;
import org.hibernate.type.SqlTypes;

@Case({"A10", "A11", "A12", "A76"})
final class NameMappings {

    private NameMappings() {}

    enum Color {
        RED,
        GREEN
    }

    @Entity(name = "QuotedNames")
    @Table(
            name = "`Quoted Table`",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "UniqueName",
                            columnNames = {"`Mixed Case`", "lower"}),
            indexes = @Index(name = "IndexName", columnList = "`Mixed Case` desc"))
    static class QuotedNames {
        @Id
        @Column(name = "`ID`")
        long id;

        @Column(name = "`Mixed Case`", unique = true)
        @ColumnDefault("'Mixed'")
        String mixed;

        @Column(name = "lower")
        String lower;

        @Column(name = "`it's; odd`")
        String odd;

        @Enumerated(EnumType.STRING)
        @Column(name = "`Enum Column`")
        Color color;

        @GeneratedColumn("\"Mixed Case\" || 'x'")
        @Column(name = "`Generated Column`")
        String generated;

        @ManyToOne
        @JoinColumn(name = "`Parent Id`")
        QuotedNames parent;

        @ElementCollection
        Set<String> labels;

        @ManyToMany
        Set<Reserved> reserved;
    }

    @Entity(name = "Reserved")
    @Table(name = "`order`")
    @SuppressWarnings("deprecation")
    static class Reserved {
        @Id
        long id;

        @Column(name = "`user`")
        String user;

        @Column(name = "`check`")
        @Enumerated(EnumType.STRING)
        Color check;

        @Column(name = "`select`", unique = true)
        String select;

        @ManyToOne
        @JoinColumn(name = "`group`")
        Reserved group;

        // words that PostgreSQL admits as names without quotes
        String value;

        String name;

        String timestamp;

        @Check(constraints = "\"end\" > 0")
        @Column(name = "`end`")
        Integer end;
    }

    @Entity(name = "LongNames")
    @Table(name = "a_table_whose_name_is_much_longer_than_the_sixty_three_bytes_of_postgresql")
    static class LongNames {
        @Id
        @GeneratedValue
        @SequenceGenerator(
                name = "long",
                sequenceName = "a_sequence_whose_name_is_much_longer_than_the_sixty_three_bytes_of_postgresql")
        long id;

        @Column(name = "a_column_whose_name_is_much_longer_than_the_sixty_three_bytes_of_postgresql", unique = true)
        String text;

        @Column(name = "eine_spalte_mit_umlauten_äöüäöüäöüäöüäöüäöüäöüäöüäöüäöü")
        String multibyte;

        @ManyToOne
        @JoinColumn(name = "a_reference_whose_name_is_much_longer_than_the_sixty_three_bytes_of_postgresql")
        LongNames parent;

        @Enumerated(EnumType.STRING)
        @Column(name = "an_enum_column_with_quite_a_long_name_but_below_the_limit")
        Color color;
    }

    @Entity(name = "UpperNames")
    @Table(name = "UPPER_NAMES")
    static class UpperNames {
        @Id
        @Column(name = "ID")
        long id;

        @Column(name = "USER_NAME", unique = true)
        String userName;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        MixedCaseEnum mixedCase;

        Mixed struct;
    }

    enum MixedCaseEnum {
        First,
        second
    }

    @jakarta.persistence.Embeddable
    @Struct(name = "MixedStruct")
    static class Mixed {
        String Inside;

        int other;
    }
}
