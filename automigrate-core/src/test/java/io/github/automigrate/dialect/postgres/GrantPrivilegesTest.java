package io.github.automigrate.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationSettings;
import io.github.automigrate.MigrationSettings.Rules;
import io.github.automigrate.diff.MissingGrant;
import io.github.automigrate.live.Access;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.schema.Grantable;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.testing.EntityModels;
import io.github.automigrate.testing.Fixture;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.Sql;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code automigrate.grant-to}. */
class GrantPrivilegesTest {

    private static final String MAY_USE_ALL = "SELECT has_table_privilege('%1$s', 'book', 'SELECT')"
            + " AND has_table_privilege('%1$s', 'book', 'INSERT') AND has_table_privilege('%1$s', 'book', 'UPDATE')"
            + " AND has_table_privilege('%1$s', 'book', 'DELETE') AND has_sequence_privilege('%1$s', 'book_ids', 'USAGE')";

    // roles belong to the whole server
    private final Fixture fixture = Fixture.on(PostgresServer.freshDatabase());
    private final String role = "App_" + fixture.database().name();

    @Entity
    @Table(name = "book")
    static class Book {
        @Id
        @GeneratedValue
        @SequenceGenerator(name = "ids", sequenceName = "book_ids")
        long id;

        String title;
    }

    @Entity
    @Table(name = "Mixed Case", schema = "Second Schema")
    static class Quoted {
        @Id
        long id;
    }

    @Test
    void grantsWhatIsNewTogetherWithIt() {
        createRole();

        fixture.with(this::granting)
                .migrate(Book.class)
                .appliedContaining(
                        "GRANT USAGE, SELECT ON SEQUENCE \"public\".\"book_ids\" TO \"" + role + "\"",
                        "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE \"public\".\"book\" TO \"" + role + "\"")
                .leavesNothing()
                .finds("t", MAY_USE_ALL.formatted(role));
    }

    @Test
    void grantsWhatIsMissingOnWhatExists() {
        createRole();
        fixture.migrate(Book.class);
        fixture.execute("GRANT SELECT ON book TO \"" + role + "\"", "GRANT USAGE ON book_ids TO \"" + role + "\"");

        fixture.with(this::granting)
                .migrate(Book.class)
                .applied(
                        "GRANT INSERT, UPDATE, DELETE ON TABLE \"public\".\"book\" TO \"" + role + "\"",
                        "GRANT SELECT ON SEQUENCE \"public\".\"book_ids\" TO \"" + role + "\"")
                .leavesNothing()
                .finds("t", MAY_USE_ALL.formatted(role));
    }

    @Test
    void doesNothingWhereTheRoleMayAlready() {
        createRole();
        fixture.migrate(Book.class);
        fixture.execute(
                "CREATE ROLE \"group_" + role + "\"",
                "GRANT ALL ON book, book_ids TO \"group_" + role + "\"",
                "GRANT \"group_" + role + "\" TO \"" + role + "\"");

        fixture.with(this::granting).migrate(Book.class).isNoop();
    }

    @Test
    void grantsTheUseOfASchema() {
        createRole();
        fixture.execute("CREATE SCHEMA \"Second Schema\"");

        fixture.with(this::granting)
                .migrate(Quoted.class)
                .appliedContaining(
                        "GRANT USAGE ON SCHEMA \"Second Schema\" TO \"" + role + "\"",
                        "ON TABLE \"Second Schema\".\"Mixed Case\" TO \"" + role + "\"")
                .leavesNothing();
    }

    @Test
    void grantsTheUseOfANewSchema() {
        createRole();

        fixture.with(this::granting)
                .migrate(Quoted.class)
                .appliedContaining("CREATE SCHEMA \"Second Schema\"\nGRANT USAGE ON SCHEMA \"Second Schema\" TO")
                .leavesNothing();
    }

    @Test
    void refusesARoleThatDoesNotExistBeforeAnythingIsChanged() {
        assertThatThrownBy(() -> fixture.with(this::granting).run(EntityModels.of(Book.class), Phase.STARTUP, "one"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Role " + role + " was left as it is: automigrate.grant-to names it")
                .hasMessageContaining("SQL: CREATE ROLE \"" + role + "\";")
                .hasMessageContaining("Nothing was changed");
        assertThat(Sql.value(fixture.database(), "SELECT count(*) FROM pg_class WHERE relname LIKE 'book%'"))
                .isEqualTo("0");
    }

    @Test
    void grantsNothingToEverybody() {
        assertThatThrownBy(() -> fixture.with(settings -> granting(settings, "public"))
                        .run(EntityModels.of(Book.class), Phase.STARTUP, "one"))
                .hasMessageContaining("the server has no role of this name");
    }

    @Test
    void leavesToTheOwnerWhatIsNotOurs() {
        var name = new QualifiedName("public", "book");
        var access = new Access(Grantable.TABLE, name, "app", Set.of("SELECT"), false);

        Remedy remedy = Situation.withLive().remedy(new MissingGrant(access, List.of("INSERT")));

        assertThat(remedy.operations()).isEmpty();
        assertThat(remedy.proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.safety()).isEqualTo(Safety.MANUAL);
            assertThat(proposal.script().text()).contains("GRANT INSERT ON TABLE \"public\".\"book\" TO \"app\";");
        });
    }

    private void createRole() {
        fixture.execute("CREATE ROLE \"" + role + "\"");
    }

    private MigrationSettings granting(MigrationSettings settings) {
        return granting(settings, role);
    }

    private static MigrationSettings granting(MigrationSettings settings, String to) {
        return settings.withRules(new Rules(false, true, 10_000_000, "automigrate_history", List.of(to, to)));
    }
}
