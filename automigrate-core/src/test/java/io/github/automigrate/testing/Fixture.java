package io.github.automigrate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.AutoMigrate;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.MigrationSettings;
import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.dialect.Dialects;
import io.github.automigrate.execution.ConnectionSource;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.plan.Safety;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A database in some state that a case migrates to an entity model. After every migration it asserts what must hold in
 * every case: no object and no cell of the former state is lost, nothing invalid stays behind, exactly the reported SQL
 * was executed, and a second run finds nothing more to do.
 */
public final class Fixture {

    private final PostgresDatabase database;
    private MigrationSettings settings;
    private int runs;
    private ExecutionListener listener = ExecutionListener.NONE;

    private Fixture(PostgresDatabase database) {
        this.database = database;
        this.settings = MigrationSettings.of(database.name());
    }

    /** Returns a fresh database in which these statements were executed. */
    public static Fixture given(String... sql) {
        Fixture fixture = new Fixture(PostgresServer.freshDatabase());
        fixture.execute(sql);
        return fixture;
    }

    /** Returns a database that is there already. */
    public static Fixture on(PostgresDatabase database) {
        return new Fixture(database);
    }

    /** Returns a fresh database with the schema that Hibernate's own {@code create} makes for these entities. */
    public static Fixture createdByHibernate(Class<?>... entities) {
        PostgresDatabase database = PostgresServer.freshDatabase();
        EntityModels.create(database, entities);
        return new Fixture(database);
    }

    /** Changes the settings of the migrations to come. */
    public Fixture with(UnaryOperator<MigrationSettings> change) {
        settings = change.apply(settings);
        return this;
    }

    /** Lets this listener hear the migrations to come. */
    public Fixture hearing(ExecutionListener value) {
        listener = value;
        return this;
    }

    /** Executes statements as somebody else would. */
    public Fixture execute(String... sql) {
        Sql.execute(database, sql);
        return this;
    }

    /** Returns the database. */
    public PostgresDatabase database() {
        return database;
    }

    /** Migrates to these entities, asserts the invariants, and returns what happened. */
    public Migrated migrate(Class<?>... entities) {
        return migrate(EntityModels.of(entities));
    }

    /** Migrates to this model, asserts the invariants, and returns what happened. */
    public Migrated migrate(EntityModel model) {
        Snapshot before = Snapshot.of(database);
        String first = "run-" + runs++;
        MigrationReport startup = run(model, Phase.STARTUP, first);
        MigrationReport online = run(model, Phase.ONLINE, first);
        Snapshot after = Snapshot.of(database);
        Migrated migrated = new Migrated(this, startup, online);
        after.assertKeeps(before);
        after.assertNothingInvalidBeyond(before, migrated.proposals());
        assertThat(executedBy(first)).as("executed DDL").isEqualTo(migrated.executedSql());
        assertSecondRunIsEmpty(model, online.plan());
        return migrated;
    }

    private void assertSecondRunIsEmpty(EntityModel model, Plan first) {
        String second = "run-" + runs++;
        MigrationReport again = run(model, Phase.STARTUP, second);
        assertThat(again.plan().operations()).as("operations of the second run").isEmpty();
        assertThat(executedBy(second)).as("DDL of the second run").isEmpty();
        assertThat(messages(again.plan())).as("proposals of the second run").isEqualTo(messages(first));
    }

    private static List<String> messages(Plan plan) {
        return plan.proposals().stream().map(Proposal::message).toList();
    }

    /** Runs one phase as the instance of this name, without asserting anything. */
    public MigrationReport run(EntityModel model, Phase phase, String instance) {
        var identity = new MigrationSettings.Identity(database.name(), "", instance, null);
        ConnectionSource connections = () -> database.dataSource().getConnection();
        return new AutoMigrate(
                        Dialects.forProduct("PostgreSQL").orElseThrow(),
                        model,
                        connections,
                        settings.withIdentity(identity),
                        listener)
                .run(phase);
    }

    private List<String> executedBy(String instance) {
        return ServerLog.ddlOf("automigrate:" + database.name() + ":" + instance).stream()
                .filter(sql -> !sql.contains("\"automigrate_history\""))
                .toList();
    }

    /** What a migration did and left. */
    public record Migrated(Fixture fixture, MigrationReport startup, MigrationReport online) {

        /** Asserts that exactly these statements were executed, in this order. */
        public Migrated applied(String... sql) {
            assertThat(executedSql()).containsExactly(sql);
            return this;
        }

        /** Asserts that a statement with each of these texts was executed. */
        public Migrated appliedContaining(String... texts) {
            assertThat(String.join("\n", executedSql())).contains(texts);
            return this;
        }

        /** Asserts that nothing was executed. */
        public Migrated appliedNothing() {
            return applied();
        }

        /** Asserts that nothing was executed and nothing is reported. */
        public Migrated isNoop() {
            assertThat(proposals()).as("proposals").isEmpty();
            return applied();
        }

        /** Asserts that nothing but information is reported. */
        public Migrated leavesNothing() {
            assertThat(proposals())
                    .filteredOn(proposal -> proposal.safety() != Safety.INFORMATION)
                    .isEmpty();
            return this;
        }

        /** Asserts that a proposal of this class for this subject is reported whose message has all these texts. */
        public Migrated leaves(Safety safety, String subject, String... texts) {
            assertThat(proposals())
                    .filteredOn(proposal ->
                            proposal.safety() == safety && proposal.subject().equals(subject))
                    .as("%s proposals for %s among %s", safety, subject, proposals())
                    .singleElement()
                    .extracting(Proposal::message)
                    .satisfies(message -> assertThat(List.of(texts)).allMatch(message::contains));
            return this;
        }

        /** Asserts that a script for this subject is offered that has all these texts, comments included. */
        public Migrated offers(String subject, String... texts) {
            assertThat(proposals())
                    .filteredOn(proposal -> proposal.subject().equals(subject))
                    .extracting(proposal -> proposal.script().text())
                    .anySatisfy(script -> assertThat(script).contains(texts));
            return this;
        }

        /** Returns what is left to a person after both phases. */
        public List<Proposal> proposals() {
            return online.plan().proposals();
        }

        /** Asserts that the query returns this one value as text. */
        public Migrated finds(String value, String query) {
            assertThat(Sql.value(fixture.database(), query)).isEqualTo(value);
            return this;
        }

        /** Returns the SQL that was executed in both phases, in order. */
        public List<String> executedSql() {
            List<Outcome> outcomes = new ArrayList<>(startup.outcomes());
            outcomes.addAll(online.outcomes());
            return outcomes.stream()
                    .filter(Outcome::isApplied)
                    .flatMap(outcome -> outcome.operation().sql().stream())
                    .toList();
        }
    }
}
