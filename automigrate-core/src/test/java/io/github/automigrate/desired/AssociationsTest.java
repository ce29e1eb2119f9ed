package io.github.automigrate.desired;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssociationsTest {

    @Embeddable
    record Address(String street, @Column(nullable = false) String city, int zip) {}

    @Entity(name = "Person")
    static class Person {
        @Id
        UUID id;

        @Embedded
        Address home;

        @Embedded
        @AttributeOverride(name = "street", column = @Column(name = "work_street", length = 99))
        @AttributeOverride(name = "city", column = @Column(name = "work_city"))
        @AttributeOverride(name = "zip", column = @Column(name = "work_zip"))
        Address work;

        @ElementCollection
        List<String> unordered = new ArrayList<>();

        @ElementCollection
        @OrderColumn
        List<Address> ordered = new ArrayList<>();

        @ElementCollection
        Set<Address> places = new HashSet<>();

        @ElementCollection
        @MapKeyColumn(length = 30)
        Map<String, Integer> scores = new HashMap<>();

        @ManyToMany
        Set<Person> friends = new HashSet<>();

        @OneToMany
        @JoinColumn(name = "owner_id", nullable = false)
        List<Pet> pets = new ArrayList<>();

        @OneToMany
        @JoinTable(name = "person_vet")
        @OrderColumn(name = "place")
        List<Pet> patients = new ArrayList<>();

        @OneToOne(mappedBy = "person")
        Passport passport;
    }

    @Entity(name = "Pet")
    static class Pet {
        @Id
        long id;

        @ManyToOne(optional = false)
        Leg favourite;
    }

    @Entity(name = "Passport")
    static class Passport {
        @Id
        UUID id;

        @MapsId
        @OneToOne
        Person person;
    }

    record LegId(String zone, Long number) implements Serializable {}

    @Entity(name = "Leg")
    @IdClass(LegId.class)
    static class Leg {
        @Id
        String zone;

        @Id
        Long number;
    }

    @Embeddable
    record VisitId(long petId, int day) {}

    @Entity(name = "Visit")
    static class Visit {
        @EmbeddedId
        VisitId id;

        @MapsId("petId")
        @ManyToOne
        Pet pet;
    }

    @Test
    void readsCollectionsEmbeddablesAndCompositeKeysAsCreated() throws SQLException {
        var schema = Oracle.agreesOn(Person.class, Pet.class, Passport.class, Leg.class, Visit.class);

        assertThat(schema.tables()).extracting(table -> table.name().name()).contains("person_ordered", "person_vet");
    }

    @Test
    void pairsACompositeForeignKeyInTheOrderOfThePrimaryKeyThatIsCreated() throws SQLException {
        var pet = Oracle.agreesOn(Person.class, Pet.class, Passport.class, Leg.class, Visit.class).tables().stream()
                .filter(table -> table.name().name().equals("pet"))
                .findFirst()
                .orElseThrow();

        // Hibernate creates the number first, since it is shorter
        assertThat(pet.constraints().foreignKeys())
                .filteredOn(key -> key.columns().size() == 2)
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.columns()).isEqualTo(List.of("favourite_number", "favourite_zone"));
                    assertThat(key.reference().columns()).isEqualTo(List.of("number", "zone"));
                });
    }

    @Test
    void knowsThePrimitivesInsideAnEmbeddable() throws SQLException {
        var person = Oracle.agreesOn(Person.class, Pet.class, Passport.class, Leg.class).tables().stream()
                .filter(table -> table.name().name().equals("person"))
                .findFirst()
                .orElseThrow();

        assertThat(person.column("work_zip").orElseThrow().traits().primitive()).isTrue();
        assertThat(person.column("work_city").orElseThrow().traits().primitive())
                .isFalse();
    }
}
