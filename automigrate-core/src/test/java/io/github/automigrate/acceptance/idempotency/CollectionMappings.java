package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.testing.Case;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.UniqueConstraint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.CollectionId;
import org.hibernate.annotations.CollectionIdJdbcTypeCode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.type.SqlTypes;

@Case({"A04", "A71"})
final class CollectionMappings {

    private CollectionMappings() {}

    enum Color {
        RED,
        GREEN
    }

    @Embeddable
    static class Part {
        @Column(nullable = false)
        String label;

        Integer weight;

        @ManyToOne
        Tag tag;
    }

    @Embeddable
    record Seat(String block, int number) {}

    @Entity(name = "Tag")
    static class Tag {
        @Id
        long id;

        @ManyToOne
        Owner owner;

        @OneToOne
        Owner single;
    }

    @Entity(name = "Owner")
    static class Owner {
        @Id
        long id;

        @ElementCollection
        @JdbcTypeCode(SqlTypes.VARCHAR)
        List<String> strings;

        @ElementCollection
        @OrderColumn
        List<Integer> ordered;

        @ElementCollection
        Set<String> unrepeated;

        @ElementCollection
        @Column(nullable = false)
        Set<Long> requiredDistinct;

        @ElementCollection
        Set<Part> parts;

        @ElementCollection
        Map<String, String> attributes;

        @ElementCollection
        @MapKeyColumn(name = "lang", length = 5)
        @Column(name = "translation", length = 500, nullable = false)
        @CollectionTable(
                name = "owner_translation",
                joinColumns = @JoinColumn(name = "owner_ref"),
                uniqueConstraints = @UniqueConstraint(columnNames = {"lang", "translation"}))
        Map<String, String> translations;

        @ElementCollection
        @MapKeyEnumerated(EnumType.STRING)
        @Enumerated(EnumType.STRING)
        Map<Color, Color> byColor;

        @ElementCollection
        Map<Seat, Part> bySeat;

        @ElementCollection(fetch = FetchType.LAZY)
        Map<Tag, Integer> byTag;

        @ElementCollection
        @CollectionId(column = @Column(name = "row_id"), generator = "increment")
        @CollectionIdJdbcTypeCode(SqlTypes.BIGINT)
        List<String> bag;

        @ElementCollection
        @SoftDelete
        List<String> softStrings;
    }

    @Entity(name = "Hub")
    static class Hub {
        @Id
        long id;

        @ManyToMany
        Set<Tag> tags;

        @ManyToMany
        List<Tag> tagBag;

        @ManyToMany
        @OrderColumn(name = "position")
        @JoinTable(
                name = "hub_ordered_tag",
                joinColumns = @JoinColumn(name = "hub"),
                inverseJoinColumns = @JoinColumn(name = "tag"))
        List<Tag> orderedTags;

        @OneToMany
        List<Owner> owners;

        @OneToMany
        @JoinColumn(name = "hub_id", nullable = false)
        List<Spoke> spokes;

        @OneToMany
        @JoinColumn(name = "ordered_hub_id")
        @OrderColumn(name = "ordered_position")
        List<Spoke> orderedSpokes;

        @ManyToMany
        Map<String, Tag> tagsByName;

        @ManyToMany
        @JoinTable(name = "hub_tag_by_owner")
        Map<Owner, Tag> tagsByOwner;

        @ManyToMany
        @SoftDelete
        @JoinTable(name = "hub_soft_tag")
        Set<Tag> softTags;

        @OneToOne
        @JoinTable(name = "hub_only")
        Tag only;

        @ManyToOne
        @JoinTable(name = "hub_main")
        Tag main;

        @ManyToMany
        Set<Hub> related;
    }

    @Entity(name = "Spoke")
    static class Spoke {
        @Id
        long id;
    }
}
