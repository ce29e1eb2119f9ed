package io.github.automigrate.acceptance.idempotency;

import io.github.automigrate.testing.Case;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.Set;

@Case({"A07", "A09", "A76"})
final class SchemaMappings {

    private SchemaMappings() {}

    @Entity(name = "Elsewhere")
    @Table(name = "elsewhere", schema = "app", indexes = @Index(name = "elsewhere_name", columnList = "name"))
    static class Elsewhere {
        @Id
        @GeneratedValue(generator = "app")
        @SequenceGenerator(name = "app", schema = "app", sequenceName = "app_numbers")
        long id;

        @Column(unique = true)
        String name;

        @ManyToOne
        Here here;

        @ElementCollection
        Set<String> labels;
    }

    @Entity(name = "MixedSchema")
    @Table(name = "Elsewhere", schema = "`Mixed Schema`")
    static class MixedSchema {
        @Id
        @GeneratedValue
        long id;

        @ManyToOne
        Elsewhere elsewhere;
    }

    @Entity(name = "Here")
    @SecondaryTable(name = "here_more", schema = "app")
    static class Here {
        @Id
        long id;

        @Column(table = "here_more")
        String more;

        @ManyToOne
        MixedSchema mixed;
    }

    @Entity(name = "SameName")
    @Table(name = "here", schema = "app")
    static class SameName {
        @Id
        long id;

        @ManyToOne
        Here other;
    }
}
