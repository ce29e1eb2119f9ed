package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.TestConversation.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.execution.Session.Sides;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Table;
import io.github.automigrate.testing.PostgresServer;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a comparison costs the database (A77): as much for sixty tables as for three, and no lock on any of them. */
class ConstantCostTest {

    @Test
    void sendsAsManyQueriesForSixtyTablesAsForThree() throws Exception {
        List<String> three = statementsFor(3);
        List<String> sixty = statementsFor(60);

        assertThat(three).filteredOn(ConstantCostTest::isCatalogQuery).hasSize(8);
        assertThat(sixty).filteredOn(ConstantCostTest::isCatalogQuery).hasSize(8);
        assertThat(sixty).filteredOn(sql -> sql.contains("BEGIN")).hasSize(1);
        assertThat(sixty)
                .filteredOn(sql -> !isCatalogQuery(sql))
                .allMatch(sql -> sql.matches(".*(EXPLAIN|BEGIN READ ONLY|ROLLBACK).*"));
    }

    @Test
    void asksNothingWhenTheTextsAreEqual() throws Exception {
        try (var live = TestConversation.begin("CREATE TABLE book (a int DEFAULT 5 CHECK (a > 0))")) {
            Schema read = live.read("book").schema();
            String application = rename(live);

            live.sides(read.tables().get(0));

            assertThat(statements(application)).allMatch(ConstantCostTest::isCatalogQuery);
        }
    }

    @Test
    void comparesWhileEveryTableIsLockedExclusively() throws Exception {
        try (var live = TestConversation.begin(ddl(3));
                Connection other = live.database().dataSource().getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("LOCK TABLE t0, t1, t2 IN ACCESS EXCLUSIVE MODE");
            }
            live.execute("SET lock_timeout = '100ms'");

            Sides sides = live.sides(desired(3));

            assertThat(sides.desired().tables().get(0).constraints().checks())
                    .isNotEmpty()
                    .allMatch(check -> check.values() != null);
        }
    }

    private static List<String> statementsFor(int tables) throws Exception {
        try (var live = TestConversation.begin(ddl(tables))) {
            String application = rename(live);

            Sides sides = live.sides(desired(tables));

            assertThat(sides.live().schema().tables()).hasSize(tables);
            return statements(application);
        }
    }

    private static String rename(TestConversation live) throws Exception {
        live.server();
        String application = "cost-" + UUID.randomUUID();
        live.execute("SET application_name = '" + application + "'");
        return application;
    }

    private static List<String> statements(String application) throws Exception {
        return Files.readAllLines(PostgresServer.log()).stream()
                .filter(line -> line.startsWith(application + "|"))
                .filter(line -> line.contains(" execute ") || line.contains(" statement: "))
                .filter(line -> !line.contains("server_version_num"))
                .toList();
    }

    private static boolean isCatalogQuery(String sql) {
        return sql.contains(": SELECT ") || sql.contains(": WITH ");
    }

    private static String[] ddl(int tables) {
        return IntStream.range(0, tables)
                .mapToObj(i -> "CREATE TABLE t" + i + " (s" + i + " varchar(20) DEFAULT 'a' CHECK (s" + i
                        + " IN ('a', 'b')), g" + i + " int GENERATED ALWAYS AS (length(s" + i + ")) STORED)")
                .toArray(String[]::new);
    }

    private static Table[] desired(int tables) {
        return IntStream.range(0, tables).mapToObj(ConstantCostTest::table).toArray(Table[]::new);
    }

    private static Table table(int number) {
        Column column = Column.of("s" + number, ColumnType.of("character varying", 20))
                .withSource(ColumnSource.defaultOf("'a'"));
        Check check = Check.ofColumn("s" + number, "s" + number + " in ('a','b')");
        return Table.of(name("t" + number), List.of(column))
                .withConstraints(new Table.Constraints(List.of(), List.of(), List.of(check), List.of()));
    }
}
