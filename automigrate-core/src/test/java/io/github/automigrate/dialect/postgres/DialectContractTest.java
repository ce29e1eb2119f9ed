package io.github.automigrate.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.diff.ChangedCheck;
import io.github.automigrate.diff.ChangedComment;
import io.github.automigrate.diff.ChangedEnumType;
import io.github.automigrate.diff.ChangedNullability;
import io.github.automigrate.diff.ChangedSource;
import io.github.automigrate.diff.ChangedType;
import io.github.automigrate.diff.Difference;
import io.github.automigrate.diff.MissingCheck;
import io.github.automigrate.diff.MissingColumn;
import io.github.automigrate.diff.MissingEnumType;
import io.github.automigrate.diff.MissingForeignKey;
import io.github.automigrate.diff.MissingGrant;
import io.github.automigrate.diff.MissingSequence;
import io.github.automigrate.diff.MissingTable;
import io.github.automigrate.diff.MissingUniqueKey;
import io.github.automigrate.diff.UnvalidatedCheck;
import io.github.automigrate.diff.UnvalidatedForeignKey;
import io.github.automigrate.live.Access;
import io.github.automigrate.live.Relation.Dependent;
import io.github.automigrate.live.Relation.DependentKind;
import io.github.automigrate.plan.Lock;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Check.ValueList;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.EnumType;
import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.ForeignKey.Reference;
import io.github.automigrate.schema.ForeignKey.ReferentialAction;
import io.github.automigrate.schema.Grantable;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Sequence;
import io.github.automigrate.schema.Table;
import io.github.automigrate.schema.Table.Constraints;
import io.github.automigrate.schema.UniqueKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Measures what the operations claim: their locks, and that SAFE rewrites neither a table nor an index. */
class DialectContractTest {

    private static final QualifiedName BOOK = new QualifiedName("public", "Book");
    private static final QualifiedName AUTHOR = new QualifiedName("public", "author");
    private static final ColumnType BIGINT = ColumnType.of("bigint");
    private static final Check STATUS =
            new Check("book_status", Expression.of("status IN ('A', 'B')"), Set.of("status"), list("A", "B"));
    private static final ForeignKey KEY = key("author_id");

    private static final String[] DATABASE = {
        "CREATE TABLE author (id bigint PRIMARY KEY)",
        "INSERT INTO author SELECT generate_series(1, 100)",
        "CREATE TYPE mood AS ENUM ('sad', 'happy')",
        "CREATE TABLE \"Book\" (id bigint PRIMARY KEY, title varchar(20) NOT NULL, status varchar(20),"
                + " author_id bigint, isbn text, CONSTRAINT book_status CHECK (status IN ('A', 'B')))",
        "INSERT INTO \"Book\" SELECT i, 'title ' || i, 'A', 1, 'isbn ' || i FROM generate_series(1, 100) i",
        "CREATE INDEX ix_status ON \"Book\" (status)",
        "CREATE UNIQUE INDEX uk_isbn ON \"Book\" (isbn)",
        "ALTER TABLE \"Book\" ADD CONSTRAINT book_later CHECK (id > 0) NOT VALID",
        "ALTER TABLE \"Book\" ADD CONSTRAINT fk_later FOREIGN KEY (author_id) REFERENCES author NOT VALID"
    };

    @ParameterizedTest
    @MethodSource("differences")
    void takesTheLocksThatItNamesAndRewritesNothing(Difference difference) throws SQLException {
        var bench = Bench.withSql(DATABASE);
        Remedy remedy = situation(bench).remedy(difference);

        assertThat(remedy.operations()).isNotEmpty();
        try (Connection connection = bench.database().dataSource().getConnection()) {
            for (Operation operation : remedy.operations()) {
                measure(connection, operation);
            }
        }
    }

    private static void measure(Connection connection, Operation operation) throws SQLException {
        Set<String> files = files(connection);
        String before = relations(connection);
        connection.setAutoCommit(false);
        for (Statement statement : operation.statements()) {
            Bench.execute(connection, statement.sql());
        }
        assertThat(locks(connection, before)).as(operation.toString()).isEqualTo(claimed(operation));
        Set<String> after = files(connection);
        connection.commit();
        connection.setAutoCommit(true);
        if (operation.verdict().safety() == Safety.SAFE) {
            assertThat(after).as(operation.toString()).containsAll(files);
        }
    }

    private static String claimed(Operation operation) {
        Map<String, Lock> strongest = new TreeMap<>();
        operation.statements().stream()
                .flatMap(statement -> statement.locks().stream())
                .forEach(lock ->
                        strongest.merge(lock.relation().name(), lock.mode(), (a, b) -> a.compareTo(b) > 0 ? a : b));
        return strongest.toString();
    }

    private static String locks(Connection connection, String before) throws SQLException {
        String modes = Bench.value(
                connection,
                "SELECT string_agg(c.relname || ':' || l.mode, ',') FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
                        + " WHERE l.pid = pg_backend_pid() AND c.relkind IN ('r', 'p') AND l.mode <> 'AccessShareLock'"
                        + " AND c.relnamespace = 'public'::regnamespace AND c.oid::text = ANY (string_to_array("
                        + PostgresSql.literal(before) + ", ','))");
        Map<String, Lock> strongest = new TreeMap<>();
        for (String each : modes == null ? new String[0] : modes.split(",", -1)) {
            List<String> parts = List.of(each.split(":", 2));
            String mode = parts.get(1).replaceAll("Lock$", "").replaceAll("(?<=[a-z])(?=[A-Z])", "_");
            Lock lock = Lock.valueOf(mode.toUpperCase(java.util.Locale.ROOT));
            strongest.merge(parts.get(0), lock, (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
        return strongest.toString();
    }

    private static String relations(Connection connection) throws SQLException {
        return String.valueOf(
                Bench.value(connection, "SELECT string_agg(oid::text, ',') FROM pg_class WHERE oid > 16383"));
    }

    // an index that is made again without being rebuilt keeps its name and file under another oid
    private static Set<String> files(Connection connection) throws SQLException {
        String files = Bench.value(
                connection,
                "SELECT string_agg(relname || pg_relation_filenode(oid), ',') FROM pg_class"
                        + " WHERE oid > 16383 AND relkind IN ('r', 'i')");
        return Set.of(String.valueOf(files).split(",", -1));
    }

    static Stream<Difference> differences() {
        Column status = Column.of("status", ColumnType.of("character varying", 20));
        Column title =
                Column.of("title", ColumnType.of("character varying", 20)).required();
        Column added = Column.of("added", BIGINT);
        var wider = new Check(null, Expression.of("status IN ('A', 'B', 'C')"), Set.of("status"), list("A", "B", "C"));
        var nextTable = new QualifiedName("public", "next");
        return Stream.of(
                new MissingTable(Table.of(nextTable, List.of(added))),
                new MissingSequence(new Sequence(nextTable, 1, 50, new Sequence.Feeds(BOOK, "id"))),
                new MissingGrant(new Access(Grantable.TABLE, BOOK, "pg_monitor", Set.of(), true), List.of("SELECT")),
                new MissingEnumType(new EnumType(nextTable, List.of("A", "B"))),
                new ChangedEnumType(
                        new EnumType(new QualifiedName("public", "mood"), List.of("numb", "sad", "ok", "happy")),
                        new EnumType(new QualifiedName("public", "mood"), List.of("sad", "happy"))),
                new MissingColumn(BOOK, added, List.of()),
                new MissingColumn(
                        BOOK, Column.of("n", BIGINT).required().withSource(ColumnSource.defaultOf("7")), List.of()),
                new MissingColumn(BOOK, Column.of("at", BIGINT).required(), List.of()),
                new MissingColumn(BOOK, Column.of("editor_id", BIGINT), List.of()),
                new MissingForeignKey(BOOK, key("added"), false),
                new MissingCheck(BOOK, Check.of("positive", "id > 0"), false),
                new MissingUniqueKey(
                        BOOK,
                        new UniqueKey("uk_isbn", List.of("isbn"), false),
                        false,
                        new Index("uk_isbn", Index.Definition.btree(true, List.of("isbn")))),
                new ChangedType(BOOK, status.withType(ColumnType.of("character varying", 255)), status),
                new ChangedType(BOOK, title.withType(ColumnType.of("text")), title),
                new ChangedNullability(BOOK, title.withNullable(true), title),
                new ChangedSource(BOOK, title.withSource(ColumnSource.defaultOf("'none'")), title),
                new ChangedCheck(BOOK, wider, STATUS),
                new ChangedComment(BOOK, "title", "what is on the cover", null),
                new UnvalidatedCheck(BOOK, Check.of("book_later", "id > 0"), "book_later"),
                new UnvalidatedForeignKey(BOOK, KEY, "fk_later"));
    }

    private static Situation situation(Bench bench) throws SQLException {
        Table author = Table.of(AUTHOR, List.of(Column.of("id", BIGINT)))
                .withPrimaryKey(new PrimaryKey("author_pkey", List.of("id")));
        Table book = Table.of(BOOK, List.of(Column.of("id", BIGINT), Column.of("author_id", BIGINT)))
                .withConstraints(new Constraints(List.of(), List.of(), List.of(STATUS), List.of()));
        Table desired = Table.of(BOOK, List.of(Column.of("editor_id", BIGINT)))
                .withConstraints(new Constraints(List.of(), List.of(key("editor_id")), List.of(), List.of()));
        return Situation.withLive(author, book)
                .desired(desired)
                .restrictive()
                .onVersion(bench.version())
                .dependent(BOOK, new Dependent("status", DependentKind.CHECK, "book_status"))
                .knowing(new Question.HighestValue(BOOK, "id"), 100)
                .knowing(new Question.Orphans(BOOK, key("added")), 0)
                .knowing(new Question.Orphans(BOOK, KEY), 0)
                .knowing(new Question.Violations(BOOK, Check.of("positive", "id > 0")), 0)
                .knowing(new Question.Violations(BOOK, Check.of("book_later", "id > 0")), 0);
    }

    private static ForeignKey key(String column) {
        String referencing = column.equals("added") ? "author_id" : column;
        var reference = new Reference(AUTHOR, List.of("id"), ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION);
        return new ForeignKey("fk_" + column, List.of(referencing), reference);
    }

    private static ValueList list(String... values) {
        return new ValueList("status", Set.of(values));
    }
}
