package io.github.automigrate.acceptance.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Table;
import io.github.automigrate.schema.UniqueKey;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Fixture;
import io.github.automigrate.testing.ServerLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Case("A77")
class NoopStartTest {

    private static final String CREATE =
            """
            DO $$ BEGIN FOR i IN 1..%d LOOP EXECUTE format('CREATE TABLE %%I (id bigint PRIMARY KEY,
                state varchar(20) DEFAULT ''new'' NOT NULL CHECK (state in (''new'', ''old'')), code text UNIQUE,
                parent bigint CONSTRAINT %%I REFERENCES t_1)', 't_' || i, 'fk_' || i);
            EXECUTE format('CREATE INDEX %%I ON %%I (state)', 'ix_' || i, 't_' || i); END LOOP; END $$
            """;

    @Test
    void onlyReads() {
        Fixture fixture = given(3);

        noop(fixture, 3, "reader");

        assertThat(statements(fixture, "reader"))
                .isNotEmpty()
                .allSatisfy(sql ->
                        assertThat(sql).matches("(?is)((select|with|show|set|explain)\\b.*|begin read only|rollback)"))
                .noneSatisfy(sql -> assertThat(sql).containsIgnoringCase("pg_advisory_lock"))
                .noneSatisfy(sql -> assertThat(sql).containsIgnoringCase("pg_try_advisory_lock"));
    }

    @Test
    void sendsAsManyStatementsForManyTablesAsForFew() {
        Fixture few = given(3);
        Fixture many = given(200);

        noop(few, 3, "few");
        noop(many, 200, "many");

        assertThat(statements(many, "many")).hasSameSizeAs(statements(few, "few"));
    }

    @Test
    void locksNoTable() throws SQLException {
        Fixture fixture = given(3);
        try (Connection holder = fixture.database().dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE t_1, t_2, t_3 IN ACCESS EXCLUSIVE MODE");

            // whoever asked for any lock on a table would wait here, and not for ever
            noop(fixture, 3, "beside");
        }
    }

    // the fastest of some runs, because the machine may be busy with something else in the others
    @Test
    void takesLessThanASecondForFiveHundredTables() {
        Fixture fixture = given(500);

        Duration fastest = Stream.generate(() -> noop(fixture, 500, "timed"))
                .limit(8)
                .map(report -> report.timing().took())
                .min(Comparator.naturalOrder())
                .orElseThrow();

        assertThat(fastest).isLessThan(Duration.ofSeconds(1));
    }

    private static Fixture given(int tables) {
        return Fixture.given(CREATE.formatted(tables));
    }

    private static MigrationReport noop(Fixture fixture, int tables, String instance) {
        MigrationReport report = fixture.run(model(tables), Phase.STARTUP, instance);
        assertThat(report.plan().operations()).isEmpty();
        assertThat(report.plan().proposals()).extracting(Proposal::message).isEmpty();
        return report;
    }

    private static List<String> statements(Fixture fixture, String instance) {
        return ServerLog.statementsOf("automigrate:" + fixture.database().name() + ":" + instance);
    }

    private static EntityModel model(int tables) {
        return schema -> Schema.of(
                IntStream.rangeClosed(1, tables).mapToObj(i -> table(schema, i)).toArray(Table[]::new));
    }

    private static Table table(String schema, int number) {
        var bigint = ColumnType.of("bigint");
        var columns = List.of(
                Column.of("id", bigint).required(),
                Column.of("state", ColumnType.of("character varying", 20))
                        .required()
                        .withSource(ColumnSource.defaultOf("'new'")),
                Column.of("code", ColumnType.of("text")),
                Column.of("parent", bigint));
        var reference = new ForeignKey.Reference(
                new QualifiedName(schema, "t_1"),
                List.of("id"),
                ForeignKey.ReferentialAction.NO_ACTION,
                ForeignKey.ReferentialAction.NO_ACTION);
        return Table.of(new QualifiedName(schema, "t_" + number), columns)
                .withPrimaryKey(new PrimaryKey(null, List.of("id")))
                .withConstraints(new Table.Constraints(
                        List.of(new UniqueKey(null, List.of("code"), false)),
                        List.of(new ForeignKey("fk_" + number, List.of("parent"), reference)),
                        List.of(Check.ofColumn("state", "state in ('new', 'old')")),
                        List.of(new Index("ix_" + number, Index.Definition.btree(false, List.of("state"))))));
    }
}
