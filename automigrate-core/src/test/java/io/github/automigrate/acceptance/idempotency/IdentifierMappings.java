package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.schema.Managed;
import io.github.automigrate.schema.Management;
import io.github.automigrate.testing.Case;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.Synchronize;
import org.hibernate.annotations.TenantId;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.View;
import org.hibernate.type.YesNoConverter;

/**
 * Envers' {@code _AUD} tables have their own test in the profile {@code envers}. Spring Data's auditing is not here
 * because the core does not know it: its columns are plain ones.
 */
@Case({"A13", "A72"})
final class IdentifierMappings {

    private IdentifierMappings() {}

    @Entity(name = "IdentityId")
    static class IdentityId {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;
    }

    @Entity(name = "IntIdentityId")
    static class IntIdentityId {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        int id;
    }

    @Entity(name = "SequenceId")
    static class SequenceId {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        long id;
    }

    @Entity(name = "NamedSequenceId")
    static class NamedSequenceId {
        @Id
        @GeneratedValue(generator = "named")
        @SequenceGenerator(name = "named", sequenceName = "named_numbers", initialValue = 1000, allocationSize = 5)
        long id;
    }

    @Entity(name = "SingleStepSequenceId")
    static class SingleStepSequenceId {
        @Id
        @GeneratedValue(generator = "steps")
        @SequenceGenerator(name = "steps", sequenceName = "steps", allocationSize = 1)
        long id;
    }

    @Entity(name = "AutoId")
    static class AutoId {
        @Id
        @GeneratedValue
        long id;
    }

    @Entity(name = "TableId")
    static class TableId {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        long id;
    }

    @Entity(name = "NamedTableId")
    static class NamedTableId {
        @Id
        @GeneratedValue(generator = "numbers")
        @TableGenerator(name = "numbers", table = "id_numbers", pkColumnName = "owner", valueColumnName = "next")
        long id;
    }

    @Entity(name = "UuidId")
    static class UuidId {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        UUID id;
    }

    @Entity(name = "TimeUuidId")
    static class TimeUuidId {
        @Id
        @UuidGenerator(style = UuidGenerator.Style.TIME)
        UUID id;
    }

    record LineKey(long parent, int line) implements Serializable {}

    @Entity(name = "LineById")
    @IdClass(LineKey.class)
    static class LineById {
        @Id
        long parent;

        @Id
        int line;

        String text;
    }

    @Embeddable
    record PlaceKey(String zone, long number) implements Serializable {}

    @Entity(name = "PlaceById")
    static class PlaceById {
        @EmbeddedId
        PlaceKey id;

        @ManyToOne
        PlaceById neighbour;
    }

    @Entity(name = "Detail")
    static class Detail {
        @Id
        long id;

        @MapsId
        @OneToOne
        SequenceId owner;
    }

    @Entity(name = "NaturalIds")
    static class NaturalIds {
        @Id
        long id;

        @NaturalId
        @Column(nullable = false)
        String isbn;
    }

    @Entity(name = "CompositeNaturalIds")
    static class CompositeNaturalIds {
        @Id
        long id;

        @NaturalId(mutable = true)
        String country;

        @NaturalId(mutable = true)
        String code;
    }

    @Entity(name = "Formulas")
    static class Formulas {
        @Id
        long id;

        int price;

        @Formula("price * 2")
        int twice;
    }

    @Entity(name = "SoftDeleted")
    @SoftDelete
    static class SoftDeleted {
        @Id
        long id;
    }

    @Entity(name = "SoftActive")
    @SoftDelete(strategy = SoftDeleteType.ACTIVE, columnName = "alive", converter = YesNoConverter.class)
    static class SoftActive {
        @Id
        long id;
    }

    @Entity(name = "SoftStamped")
    @SoftDelete(strategy = SoftDeleteType.TIMESTAMP)
    static class SoftStamped {
        @Id
        long id;
    }

    @Entity(name = "Tenanted")
    static class Tenanted {
        @Id
        long id;

        @TenantId
        String tenant;
    }

    @Entity(name = "Versioned")
    static class Versioned {
        @Id
        long id;

        @Version
        int version;
    }

    @Entity(name = "MomentVersioned")
    static class MomentVersioned {
        @Id
        long id;

        @Version
        Instant version;
    }

    @Entity(name = "Immutables")
    @Immutable
    @Managed(Management.FULL)
    static class Immutables {
        @Id
        long id;
    }

    @Entity(name = "Subselected")
    @Subselect("select id, 'x' as label from immutables")
    @Synchronize("immutables")
    static class Subselected {
        @Id
        long id;

        String label;
    }

    @Entity(name = "Viewed")
    @View(query = "select id, version from versioned")
    static class Viewed {
        @Id
        long id;

        int version;
    }
}
