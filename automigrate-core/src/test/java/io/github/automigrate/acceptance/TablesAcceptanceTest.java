package io.github.automigrate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Catalog;
import io.github.automigrate.testing.Fixture;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.View;
import org.junit.jupiter.api.Test;

/** Whole tables. */
class TablesAcceptanceTest {

    @Entity(name = "Country")
    static class Country {
        @Id
        @Column(length = 2)
        String code;
    }

    @Entity(name = "City")
    static class City {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne(optional = false)
        Country country;
    }

    @Entity(name = "Street")
    @Table(indexes = @Index(name = "ix_street_name_city", columnList = "name, city_id"))
    static class Street {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @ManyToOne
        City city;
    }

    @Entity(name = "House")
    static class House {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne
        Street street;
    }

    @Entity(name = "Flat")
    static class Flat {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne
        House house;
    }

    @Entity(name = "Person")
    static class Person {
        @Id
        @GeneratedValue
        Long id;

        @Column(unique = true)
        String email;

        @ManyToOne
        Flat home;

        @ManyToOne
        Person manager;
    }

    @Entity(name = "Lease")
    static class Lease {
        @Id
        @GeneratedValue
        Long id;

        @OneToOne
        Flat flat;

        @ManyToOne
        Person tenant;
    }

    @Entity(name = "Payment")
    static class Payment {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne
        Lease lease;
    }

    private static final Class<?>[] EIGHT = {
        Country.class, City.class, Street.class, House.class, Flat.class, Person.class, Lease.class, Payment.class
    };

    @Test
    @Case({"A01", "A02"})
    void createsAllTablesBeforeAnyForeignKeyWhateverTheOrderOfTheEntities() {
        List<Class<?>> shuffled = Arrays.asList(EIGHT.clone());
        Collections.shuffle(shuffled, new Random(1));

        var migrated = Fixture.given().migrate(shuffled.toArray(Class<?>[]::new));

        assertThat(migrated.startup().outcomes())
                .extracting(outcome -> outcome.operation().target().kind())
                .isSorted()
                .contains(OperationKind.CREATE_TABLE, OperationKind.ADD_FOREIGN_KEY);
        migrated.finds("9", "SELECT count(*) FROM pg_constraint WHERE contype = 'f'")
                .leavesNothing();
    }

    @Test
    @Case("A97")
    void makesTheTablesThatHibernateWouldCreate() {
        Fixture ours = Fixture.given();
        ours.migrate(EIGHT);
        Fixture hibernates = Fixture.createdByHibernate(EIGHT);

        assertThat(Catalog.of(ours.database())).isEqualTo(Catalog.of(hibernates.database()));
    }

    @Test
    @Case("A97")
    void makesOneLostTableAgainAsHibernateWouldCreateIt() {
        Fixture ours = Fixture.createdByHibernate(EIGHT).execute("DROP TABLE street CASCADE");
        Fixture hibernates = Fixture.createdByHibernate(EIGHT);

        ours.with(Choices::restrictive).migrate(EIGHT).leavesNothing();

        assertThat(Catalog.of(ours.database())).isEqualTo(Catalog.of(hibernates.database()));
    }

    @Entity(name = "Chicken")
    static class Chicken {
        @Id
        long id;

        @OneToOne
        Egg hatchedFrom;
    }

    @Entity(name = "Egg")
    static class Egg {
        @Id
        long id;

        @ManyToOne
        Chicken laidBy;
    }

    @Test
    @Case("A03")
    void createsTablesThatReferToEachOther() {
        Fixture.given()
                .migrate(Chicken.class, Egg.class)
                .finds("2", "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated")
                .leavesNothing();
    }

    @Embeddable
    static class Track {
        String title;
        int seconds;
    }

    @Entity(name = "Genre")
    static class Genre {
        @Id
        long id;
    }

    @Entity(name = "Album")
    static class Album {
        @Id
        long id;

        @ManyToMany
        Set<Genre> genres;

        @OneToMany
        @JoinTable(name = "album_bonus", joinColumns = @JoinColumn(name = "album"))
        List<Genre> bonus;

        @ElementCollection
        @OrderColumn(name = "place")
        List<Track> tracks;

        @ElementCollection
        @MapKeyColumn(name = "language", length = 8)
        @CollectionTable(name = "album_titles")
        Map<String, String> titles;
    }

    @Test
    @Case("A04")
    void createsJoinTablesAndCollectionTablesAsHibernateWould() {
        Fixture ours = Fixture.given();
        ours.migrate(Album.class, Genre.class).leavesNothing();
        Fixture hibernates = Fixture.createdByHibernate(Album.class, Genre.class);

        assertThat(Catalog.of(ours.database())).isEqualTo(Catalog.of(hibernates.database()));
    }

    @Test
    @Case("A05")
    void createsATableAndItsIndexesInOneTransaction() {
        var migrated = Fixture.createdByHibernate(Country.class, City.class)
                .execute("INSERT INTO country VALUES ('FR')", "INSERT INTO city (id, country_code) VALUES (1, 'FR')")
                .migrate(Country.class, City.class, Street.class);

        migrated.appliedContaining("CREATE INDEX \"ix_street_name_city\"")
                .finds(
                        "1",
                        "SELECT count(DISTINCT xmin::text) FROM pg_class WHERE relname IN ('street_pkey', 'ix_street_name_city')")
                .leavesNothing();
        assertThat(migrated.online().outcomes()).isEmpty();
    }

    @Test
    @Case("A06")
    void leavesTheTableOfARemovedEntityAlone() {
        Fixture.createdByHibernate(Country.class, City.class)
                .migrate(Country.class)
                .isNoop();
    }

    @Entity(name = "Capital")
    @Subselect("select code from country")
    static class Capital {
        @Id
        String code;
    }

    @Entity(name = "Continent")
    @View(query = "select code from country")
    static class Continent {
        @Id
        String code;
    }

    @Entity(name = "Currency")
    @Table(name = "currency")
    @Immutable
    static class Currency {
        @Id
        String code;
    }

    @Entity(name = "Price")
    @Table(name = "price")
    static class Price {
        @Id
        Long id;

        @ManyToOne
        Currency currency;
    }

    @Test
    @Case("A13")
    void leavesTheTableOfAnImmutableEntityToItsOwner() {
        Fixture.given("CREATE TABLE price (id bigint PRIMARY KEY, currency_code varchar(255))")
                .migrate(Currency.class, Price.class)
                .isNoop();
        Fixture.given("CREATE VIEW currency AS SELECT 'EUR' AS code")
                .migrate(Currency.class, Price.class)
                .appliedContaining("CREATE TABLE \"public\".\"price\"")
                .leavesNothing();
    }

    @Test
    @Case("A13")
    void makesNothingForEntitiesThatAreQueries() {
        Fixture.given().migrate(Capital.class, Continent.class).appliedNothing();
    }
}
