package io.github.automigrate.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.schema.Managed;
import io.github.automigrate.schema.Management;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Table;
import io.github.automigrate.testing.EntityModels;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static final Map<String, Object> AS_WRITTEN =
            Map.of("hibernate.physical_naming_strategy", PhysicalNamingStrategyStandardImpl.INSTANCE);

    @Entity(name = "Account")
    @jakarta.persistence.Table(name = "`Quoted Table`")
    static class Quoted {
        @Id
        long id;

        @Column(name = "`Quoted Col`", unique = true)
        String quoted;

        String camelCase;

        @Column(name = "`order`")
        Integer order;

        @Column(name = "ein_sehr_langer_name_der_nicht_in_die_63_bytes_passt_weil_er_umlaute_hat_äöü")
        String tooLong;
    }

    @Entity(name = "Elsewhere")
    @jakarta.persistence.Table(schema = "Other")
    static class Elsewhere {
        @Id
        long id;
    }

    @Entity(name = "Folded")
    static class Folded {
        @Id
        long id;

        String userName;
    }

    @Entity(name = "Cut")
    static class Cut {
        @Id
        long id;

        @Column(name = "a_name_that_fills_all_of_the_sixty_three_bytes_and_then_has_more_one")
        String one;

        @Column(name = "a_name_that_fills_all_of_the_sixty_three_bytes_and_then_has_more_two")
        String two;
    }

    @Entity(name = "Twin")
    @jakarta.persistence.Table(schema = "app")
    static class Twin {
        @Id
        long id;
    }

    @Entity(name = "TwinHere")
    @jakarta.persistence.Table(name = "twin")
    static class TwinHere {
        @Id
        long id;
    }

    @Entity(name = "Watched")
    @Managed(Management.CREATE_ONLY)
    static class Watched {
        @Id
        long id;

        @Managed(Management.NONE)
        String byHand;

        @Managed(Management.NONE)
        @ElementCollection
        List<String> lines;
    }

    @Test
    void readsQuotedReservedAndOverlongNamesAsCreated() throws SQLException {
        Oracle.agreesOn(AS_WRITTEN, Quoted.class);
    }

    @Test
    void quotesEveryNameWhenHibernateDoes() throws SQLException {
        Oracle.agreesOn(
                Map.of(
                        "hibernate.physical_naming_strategy",
                        PhysicalNamingStrategyStandardImpl.INSTANCE,
                        "hibernate.globally_quoted_identifiers",
                        true),
                Folded.class);
    }

    @Test
    void putsATableIntoItsOwnSchemaOrTheDefaultOneOfHibernateOrTheGivenOne() {
        assertThat(name(Map.of(), Elsewhere.class)).isEqualTo(new QualifiedName("other", "elsewhere"));
        assertThat(name(Map.of("hibernate.default_schema", "app"), TwinHere.class))
                .isEqualTo(new QualifiedName("app", "twin"));
        assertThat(name(Map.of(), TwinHere.class)).isEqualTo(new QualifiedName("given", "twin"));
    }

    // A10, A12
    @Test
    void refusesTwoColumnsThatTheCatalogCannotTellApart() {
        EntityModel model = EntityModels.of(Cut.class);

        assertThatThrownBy(() -> model.schema("public"))
                .isInstanceOf(AmbiguousMappingException.class)
                .hasMessageContaining("has_more_one of table cut")
                .hasMessageContaining("has_more_two of table cut")
                .hasMessageContaining("public.cut.a_name_that_fills_all_of_the_sixty_three_bytes_and_then_has_mor.")
                .hasMessageContaining("nothing was changed")
                .hasMessageContaining("Give one of them");
    }

    @Test
    void refusesTwoTablesThatTheDefaultSchemaMakesOne() {
        EntityModel model = EntityModels.of(Twin.class, TwinHere.class);

        assertThat(model.schema("public").tables()).hasSize(2);
        assertThatThrownBy(() -> model.schema("app")).isInstanceOf(AmbiguousMappingException.class);
    }

    // A95
    @Test
    void readsHowMuchOfATableIsManaged() {
        var schema = EntityModels.of(Watched.class).schema("public");

        Table watched = schema.table(new QualifiedName("public", "watched")).orElseThrow();
        assertThat(watched.management()).isEqualTo(Management.CREATE_ONLY);
        assertThat(watched.column("by_hand").orElseThrow().traits().management())
                .isEqualTo(Management.NONE);
        assertThat(watched.column("id").orElseThrow().traits().management()).isEqualTo(Management.FULL);
        Table lines = schema.table(new QualifiedName("public", "watched_lines")).orElseThrow();
        assertThat(lines.management()).isEqualTo(Management.NONE);
    }

    private static QualifiedName name(Map<String, Object> settings, Class<?> entity) {
        return EntityModels.with(settings, entity)
                .schema("given")
                .tables()
                .get(0)
                .name();
    }
}
