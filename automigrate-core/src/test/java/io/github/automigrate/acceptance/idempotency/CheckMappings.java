package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.testing.Case;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.Check;

@Case({"A58", "A61", "A74", "A98"})
final class CheckMappings {

    private CheckMappings() {}

    @Entity(name = "Checks")
    @Check(name = "price_in_range", constraints = "price between 1 and 100")
    @Check(constraints = "code in ('A','B') or code is null")
    @SuppressWarnings("deprecation") // the annotation that most mappings use
    static class Checks {
        @Id
        long id;

        @Check(constraints = "price > 0")
        BigDecimal price;

        @Column(length = 3)
        String code;

        @Column(check = @CheckConstraint(name = "short_name", constraint = "length(name) < 20"))
        String name;

        @Check(constraints = "state in ('A', 'B')")
        String state;

        @Check(constraints = "upper(label) = label and label <> 'it''s'")
        String label;

        @Check(constraints = "born > '2000-01-01' and born < date '2100-12-31'")
        LocalDate born;

        @Check(constraints = "rate >= 0.5 and rate <= 1e3")
        Double rate;

        @Check(constraints = "kind ~ '^[a-z]+$' and kind not like '%\\_x'")
        String kind;

        @Check(constraints = "one in (1)")
        Integer one;

        @Check(constraints = "not flag or id > 5")
        Boolean flag;
    }

    @Entity(name = "TableChecks")
    @Table(
            name = "table_checks",
            check = {
                @CheckConstraint(name = "start_before_end", constraint = "starts < ends"),
                @CheckConstraint(constraint = "coalesce(starts, 0) <> -1")
            })
    static class TableChecks {
        @Id
        long id;

        Integer starts;

        Integer ends;
    }

    @Entity(name = "Validated")
    static class Validated {
        @Id
        long id;

        @NotNull
        @Size(max = 40)
        String name;

        @NotBlank
        String title;

        @NotEmpty
        @Size(min = 2, max = 10)
        String code;

        @Min(1)
        int least;

        @Max(99)
        Long most;

        @Min(-5)
        @Max(5)
        Integer between;

        @Positive
        Integer positive;

        @Digits(integer = 5, fraction = 2)
        BigDecimal digits;

        @DecimalMax("10.5")
        BigDecimal decimalMax;
    }

    @Entity(name = "Uniques")
    @Table(
            name = "uniques",
            uniqueConstraints = {
                @UniqueConstraint(
                        name = "named_unique",
                        columnNames = {"region", "number"}),
                @UniqueConstraint(columnNames = {"number", "code"})
            },
            indexes = {
                @Index(name = "named_index", columnList = "region, code desc"),
                @Index(columnList = "number"),
                @Index(name = "unique_index", columnList = "code, region", unique = true),
                @Index(name = "expression_index", columnList = "(lower(code))"),
            })
    static class Uniques {
        @Id
        long id;

        @Column(unique = true)
        String login;

        @Column(unique = true, nullable = false)
        String email;

        String region;

        int number;

        String code;
    }

    @Entity(name = "References")
    @Table(name = "refs", indexes = @Index(columnList = "plain_id"))
    static class References {
        @Id
        long id;

        @ManyToOne
        Checks plain;

        @ManyToOne(optional = false)
        @JoinColumn(name = "required", nullable = false)
        Checks required;

        @OneToOne
        Uniques unique;

        @ManyToOne
        @JoinColumn(name = "email", referencedColumnName = "email")
        Uniques byEmail;

        @ManyToOne
        @org.hibernate.annotations.OnDelete(action = org.hibernate.annotations.OnDeleteAction.CASCADE)
        Checks cascading;

        @ManyToOne
        @JoinColumn(foreignKey = @jakarta.persistence.ForeignKey(name = "fk_named"))
        Checks named;

        @ManyToOne
        @JoinColumn(foreignKey = @jakarta.persistence.ForeignKey(jakarta.persistence.ConstraintMode.NO_CONSTRAINT))
        Checks unconstrained;

        @ManyToOne
        References parent;
    }
}
