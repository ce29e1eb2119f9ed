package io.github.automigrate.acceptance.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.Mode;
import io.github.automigrate.OnIncompatible;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Catalog;
import io.github.automigrate.testing.CatalogDump;
import io.github.automigrate.testing.Fixture;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Case({"A63", "A64", "A65", "A66", "A67", "A68", "A69", "A70", "A71", "A72", "A73", "A74", "A75", "A76"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyTest {

    private final Map<String, PostgresDatabase> createdByHibernate = new HashMap<>();

    static Stream<MappingGroup> groups() {
        return MappingGroup.all();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void createsWhatHibernateCreatesAndThenHasNothingToDo(MappingGroup group) {
        PostgresDatabase database = group.emptyDatabase();

        Fixture.on(database).migrate(group.model(database)).leavesNothing();

        assertThat(Catalog.of(database)).containsExactlyInAnyOrderElementsOf(Catalog.of(createdByHibernate(group)));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void hasNothingToDoOnWhatHibernateCreated(MappingGroup group) {
        assertThat(findings(group, createdByHibernate(group))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void hasNothingToDoAfterDumpAndRestore(MappingGroup group) {
        PostgresDatabase restored = CatalogDump.of(createdByHibernate(group)).restored();

        assertThat(findings(group, restored)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("groups")
    @Case({"A07", "A10", "A76"})
    void hasNothingToDoUnderOtherSettingsOfTheServer(MappingGroup group) {
        PostgresDatabase database = CatalogDump.of(createdByHibernate(group)).restored();
        otherSettings(database);
        namesakes(database);

        assertThat(findings(group, database)).isEmpty();
    }

    private PostgresDatabase createdByHibernate(MappingGroup group) {
        return createdByHibernate.computeIfAbsent(group.toString(), name -> group.createdByHibernate());
    }

    private static List<String> findings(MappingGroup group, PostgresDatabase database) {
        MigrationReport report = Fixture.on(database)
                .with(settings -> settings.withMode(Mode.REPORT).withOnIncompatible(OnIncompatible.WARN))
                .run(group.model(database), Phase.STARTUP, "report");
        return Stream.concat(operations(report.plan()), proposals(report.plan()))
                .toList();
    }

    private static Stream<String> operations(Plan plan) {
        return plan.operations().stream().map(operation -> operation.target() + ": " + operation.sql());
    }

    private static Stream<String> proposals(Plan plan) {
        return plan.proposals().stream()
                .filter(proposal -> proposal.safety() != Safety.INFORMATION)
                .map(Proposal::message);
    }

    private static void otherSettings(PostgresDatabase database) {
        List.of(
                        "TimeZone = 'Pacific/Chatham'",
                        "DateStyle = 'German, DMY'",
                        "IntervalStyle = 'sql_standard'",
                        "search_path = public, other, app",
                        "quote_all_identifiers = on",
                        "bytea_output = 'escape'",
                        "extra_float_digits = -5",
                        "transform_null_equals = on",
                        "default_transaction_isolation = 'serializable'",
                        "enable_seqscan = off",
                        "jit = off",
                        "xmloption = 'document'")
                .forEach(setting -> Sql.execute(database, "ALTER DATABASE " + database.name() + " SET " + setting));
    }

    // what only looks the same: a table of the same name in another schema, and one whose name differs in case
    private static void namesakes(PostgresDatabase database) {
        Sql.execute(database, "CREATE SCHEMA other");
        for (List<String> table : Sql.rows(
                database,
                "SELECT format('%I', relname), format('public.%I', translate(relname, :lower, :upper)) FROM pg_class"
                                .replace(":lower", "'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'")
                                .replace(":upper", "'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'")
                        + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")) {
            Sql.execute(
                    database,
                    "CREATE TABLE IF NOT EXISTS other." + table.get(0) + " (id text)",
                    "CREATE TABLE IF NOT EXISTS " + table.get(1) + " (id text)");
        }
    }
}
