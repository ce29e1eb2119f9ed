package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.TestConversation.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.live.LiveSchema.Namespace;
import io.github.automigrate.live.Relation;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.CompositeType;
import io.github.automigrate.schema.EnumType;
import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.ForeignKey.ReferentialAction;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.PrimaryKey;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Sequence;
import io.github.automigrate.schema.Table;
import io.github.automigrate.schema.UniqueKey;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostgresCatalogTest {

    @Test
    void readsColumnsInOrderWithTypesAndNullability() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE TABLE book (id bigint NOT NULL, gone int, title varchar(50), tags text[], at timestamptz(3))",
                "ALTER TABLE book DROP COLUMN gone")) {
            assertThat(live.table("book").columns())
                    .containsExactly(
                            Column.of("id", ColumnType.of("bigint")).required(),
                            Column.of("title", ColumnType.of("character varying", 50)),
                            Column.of("tags", ColumnType.of("text").array()),
                            Column.of("at", ColumnType.of("timestamp with time zone", 3)));
        }
    }

    @Test
    void readsWhereValuesComeFrom() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE SEQUENCE loose",
                "CREATE TABLE book (a serial, b bigint GENERATED ALWAYS AS IDENTITY, c int DEFAULT nextval('loose'),"
                        + " d text DEFAULT 'it''s', \"E f\" int, g int GENERATED ALWAYS AS (\"E f\" + h) STORED, h int)")) {
            assertThat(live.table("book").columns())
                    .extracting(Column::source)
                    .containsExactly(
                            new ColumnSource.Identity(),
                            new ColumnSource.Identity(),
                            ColumnSource.defaultOf("nextval('loose'::regclass)"),
                            ColumnSource.defaultOf("'it''s'::text"),
                            ColumnSource.none(),
                            new ColumnSource.Generated(Expression.of("(\"E f\" + h)"), true),
                            ColumnSource.none());
        }
    }

    @Test
    void readsVirtualColumns() throws Exception {
        try (var live = TestConversation.begin()) {
            assumeThat(live.server().major()).isGreaterThanOrEqualTo(18);
            live.execute("CREATE TABLE book (a int, b int GENERATED ALWAYS AS (a + 1) VIRTUAL)");

            assertThat(live.table("book").columns().get(1).source())
                    .isEqualTo(new ColumnSource.Generated(Expression.of("(a + 1)"), false));
        }
    }

    @Test
    void readsCommentsAndCollations() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE TABLE book (title text COLLATE \"C\")",
                "COMMENT ON TABLE book IS 'printed'",
                "COMMENT ON COLUMN book.title IS 'on the cover'")) {
            Table book = live.table("book");

            assertThat(book.comment()).isEqualTo("printed");
            assertThat(book.columns().get(0).traits().comment()).isEqualTo("on the cover");
            assertThat(book.columns().get(0).traits().collation()).isEqualTo("C");
        }
    }

    @Test
    void readsKeysInTheirOwnOrder() throws Exception {
        try (var live =
                TestConversation.begin("CREATE TABLE book (a int, b int, c int, CONSTRAINT pk PRIMARY KEY (b, a),"
                        + " CONSTRAINT uk UNIQUE (c, a))")) {
            Table book = live.table("book");

            assertThat(book.primaryKey()).isEqualTo(new PrimaryKey("pk", List.of("b", "a")));
            assertThat(book.constraints().uniqueKeys()).containsExactly(new UniqueKey("uk", List.of("c", "a"), false));
            assertThat(book.constraints().indexes()).isEmpty();
        }
    }

    @Test
    void readsForeignKeysPairedAsTheyWereDeclared() throws Exception { // A96
        try (var live = TestConversation.begin(
                "CREATE SCHEMA other",
                "CREATE TABLE other.author (x int, y int, PRIMARY KEY (x, y))",
                "CREATE TABLE book (p int, q int, CONSTRAINT fk FOREIGN KEY (p, q) REFERENCES other.author (y, x)"
                        + " ON DELETE CASCADE ON UPDATE SET NULL)")) {
            assertThat(live.table("book").constraints().foreignKeys())
                    .containsExactly(new ForeignKey(
                            "fk",
                            List.of("p", "q"),
                            new ForeignKey.Reference(
                                    name("other.author"),
                                    List.of("y", "x"),
                                    ReferentialAction.CASCADE,
                                    ReferentialAction.SET_NULL)));
        }
    }

    @Test
    void readsOneForeignKeyToAPartitionedTable() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE TABLE author (id int PRIMARY KEY) PARTITION BY RANGE (id)",
                "CREATE TABLE author_1 PARTITION OF author FOR VALUES FROM (0) TO (10)",
                "CREATE TABLE book (author int REFERENCES author)")) {
            assertThat(live.table("book").constraints().foreignKeys()).hasSize(1);
            assertThat(live.read("author")
                            .relation(name("author"))
                            .orElseThrow()
                            .kind())
                    .isEqualTo(Relation.Kind.PARTITIONED_TABLE);
        }
    }

    @Test
    void readsChecksWithTheColumnsTheyRead() throws Exception {
        try (var live = TestConversation.begin("CREATE TABLE book (\"Order\" int, b int, note text,"
                + " CONSTRAINT ck CHECK (\"Order\" > 0 AND note <> 'specific_schema'))")) {
            Check check = live.table("book").constraints().checks().get(0);

            assertThat(check.condition().sql()).isEqualTo("((\"Order\" > 0) AND (note <> 'specific_schema'::text))");
            assertThat(check.columns()).containsExactlyInAnyOrder("Order", "note");
        }
    }

    @Test
    void readsChecksOfTablesWiderThanAnyView() throws Exception {
        var ddl = new StringBuilder("CREATE TABLE wide (c0 int");
        for (int i = 1; i < 100; i++) {
            ddl.append(", c").append(i).append(" int");
        }
        try (var live = TestConversation.begin(ddl + ", CHECK (c1 > c99))")) {
            assertThat(live.table("wide")
                            .constraints()
                            .checks()
                            .get(0)
                            .condition()
                            .sql())
                    .isEqualTo("(c1 > c99)");
        }
    }

    @Test
    void passesOverConstraintsThatAreNotEnforced() throws Exception {
        try (var live = TestConversation.begin()) {
            assumeThat(live.server().major()).isGreaterThanOrEqualTo(18);
            live.execute("CREATE TABLE book (a int CHECK (a > 0) NOT ENFORCED)");

            assertThat(live.table("book").constraints().checks()).isEmpty();
        }
    }

    @Test
    void readsIndexesByStructure() throws Exception { // A58
        try (var live = TestConversation.begin(
                "CREATE TABLE book (a int, b text, c jsonb, d text COLLATE \"C\")",
                "CREATE INDEX i1 ON book (b DESC, a DESC NULLS LAST) INCLUDE (c)",
                "CREATE UNIQUE INDEX i2 ON book (lower(b), (b || ', '), a) WHERE a > 3",
                "CREATE INDEX i3 ON book USING gin (c jsonb_path_ops)",
                "CREATE INDEX i4 ON book (b COLLATE \"C\" text_pattern_ops, d)")) {
            List<Index> indexes = live.table("book").constraints().indexes();

            assertThat(indexes).extracting(Index::name).containsExactly("i1", "i2", "i3", "i4");
            assertThat(indexes.get(0).definition())
                    .isEqualTo(new Index.Definition(
                            false,
                            "btree",
                            List.of(
                                    new Index.Key(Expression.of("b"), false, Index.Order.DESCENDING),
                                    new Index.Key(Expression.of("a"), false, new Index.Order(true, false, null, null))),
                            List.of("c"),
                            null,
                            false));
            assertThat(indexes.get(1).definition().keys())
                    .extracting(key -> key.expression().sql())
                    .containsExactly("lower(b)", "(b || ', '::text)", "a");
            assertThat(indexes.get(1).definition().predicate()).isEqualTo(Expression.of("(a > 3)"));
            assertThat(indexes.get(2).definition().method()).isEqualTo("gin");
            assertThat(indexes.get(2).definition().keys().get(0).order().operatorClass())
                    .isEqualTo("jsonb_path_ops");
            assertThat(indexes.get(3).definition().keys())
                    .extracting(Index.Key::order)
                    .containsExactly(new Index.Order(false, false, "text_pattern_ops", "C"), Index.Order.ASCENDING);
        }
    }

    @Test
    void readsNullsNotDistinct() throws Exception {
        try (var live = TestConversation.begin()) {
            assumeThat(live.server().major()).isGreaterThanOrEqualTo(15);
            live.execute(
                    "CREATE TABLE book (a int, b int, CONSTRAINT uk UNIQUE NULLS NOT DISTINCT (a))",
                    "CREATE UNIQUE INDEX ui ON book (b) NULLS NOT DISTINCT");

            Table.Constraints constraints = live.table("book").constraints();

            assertThat(constraints.uniqueKeys().get(0).nullsNotDistinct()).isTrue();
            assertThat(constraints.indexes().get(0).definition().nullsNotDistinct())
                    .isTrue();
        }
    }

    @Test
    void namesWhatIsNotComplete() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE TABLE book (a int)",
                "INSERT INTO book VALUES (1), (1)",
                "ALTER TABLE book ADD CONSTRAINT ck CHECK (a > 0) NOT VALID")) {
            try {
                live.execute("CREATE UNIQUE INDEX CONCURRENTLY ui ON book (a)");
            } catch (java.sql.SQLException duplicates) {
                assertThat(duplicates.getSQLState()).isEqualTo("23505");
            }

            Relation book = live.read("book").relation(name("book")).orElseThrow();

            assertThat(book.pending()).isEqualTo(new Relation.Pending(Set.of("ui"), Set.of("ck")));
            assertThat(live.table("book").constraints().indexes()).hasSize(1);
        }
    }

    @Test
    void knowsWhatKindOfRelationHoldsAName() throws Exception { // A08
        try (var live = TestConversation.begin(
                "CREATE TABLE parent (id int)",
                "CREATE TABLE child () INHERITS (parent)",
                "CREATE VIEW v AS SELECT 1 AS a",
                "CREATE MATERIALIZED VIEW m AS SELECT 1 AS a",
                "CREATE SEQUENCE s",
                "CREATE TABLE pt (id int) PARTITION BY RANGE (id)",
                "CREATE TABLE p1 PARTITION OF pt FOR VALUES FROM (0) TO (9) PARTITION BY RANGE (id)",
                "CREATE TABLE p2 PARTITION OF p1 FOR VALUES FROM (0) TO (9)")) {
            LiveSchema read = live.read("parent", "child", "v", "m", "s", "pt", "p2", "absent");

            assertThat(read.relation(name("parent")).orElseThrow().kind()).isEqualTo(Relation.Kind.TABLE);
            assertThat(read.relation(name("child")).orElseThrow().kind()).isEqualTo(Relation.Kind.INHERITANCE_CHILD);
            assertThat(read.relation(name("v")).orElseThrow().kind()).isEqualTo(Relation.Kind.VIEW);
            assertThat(read.relation(name("m")).orElseThrow().kind()).isEqualTo(Relation.Kind.MATERIALIZED_VIEW);
            assertThat(read.relation(name("s")).orElseThrow().kind()).isEqualTo(Relation.Kind.OTHER);
            assertThat(read.relation(name("p2")).orElseThrow().kind()).isEqualTo(Relation.Kind.PARTITION);
            assertThat(read.relation(name("pt")).orElseThrow().surroundings().partitions())
                    .isEqualTo(1);
            assertThat(read.relation(name("absent"))).isEmpty();
            assertThat(read.schema().tables())
                    .extracting(Table::name)
                    .containsExactlyInAnyOrder(name("parent"), name("pt"));
        }
    }

    @Test
    void knowsTheSizeOnlyOfAnalyzedTables() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE TABLE known AS SELECT generate_series(1, 5000) AS id",
                "ANALYZE known",
                "CREATE TABLE unknown ()")) {
            LiveSchema read = live.read("known", "unknown");

            Relation.Size known = read.relation(name("known")).orElseThrow().size();
            assertThat(known.estimatedRows()).hasValue(5000);
            assertThat(known.bytes().orElseThrow()).isGreaterThan(100_000);
            assertThat(read.relation(name("unknown")).orElseThrow().size()).isEqualTo(Relation.Size.UNKNOWN);
        }
    }

    @Test
    void knowsWhetherOurRoleMayAlterATable() throws Exception {
        try (var live = TestConversation.begin(
                "DROP ROLE IF EXISTS catalog_stranger", "CREATE ROLE catalog_stranger", "CREATE TABLE book ()")) {
            assertThat(live.read("book").relation(name("book")).orElseThrow().ownership())
                    .isEqualTo(new Relation.Ownership("postgres", true));
            live.execute("SET ROLE catalog_stranger");

            LiveSchema asStranger = live.read("book");

            assertThat(asStranger
                            .relation(name("book"))
                            .orElseThrow()
                            .ownership()
                            .mayAlter())
                    .isFalse();
            assertThat(asStranger.namespace("public").orElseThrow().mayCreate())
                    .isEqualTo(live.server().major() < 15);
        }
    }

    @Test
    void readsSequencesTypesAndNamespaces() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE SEQUENCE book_seq START 11 INCREMENT 50",
                "CREATE TYPE mood AS ENUM ('sad', 'ok')",
                "ALTER TYPE mood ADD VALUE 'bad' BEFORE 'ok'",
                "CREATE TYPE address AS (street varchar(20), zip int)")) {
            Schema desired = new Schema(
                    List.of(),
                    List.of(new Sequence(name("book_seq"), 1, 1, null), new Sequence(name("absent"), 1, 1, null)),
                    List.of(new EnumType(name("mood"), List.of()), new EnumType(name("nowhere.mood"), List.of())),
                    List.of(new CompositeType(name("address"), List.of())));

            LiveSchema read = live.read(desired);

            assertThat(read.schema().sequences()).containsExactly(new Sequence(name("book_seq"), 11, 50, null));
            assertThat(read.schema().enumTypes())
                    .containsExactly(new EnumType(name("mood"), List.of("sad", "bad", "ok")));
            assertThat(read.schema().compositeTypes())
                    .containsExactly(new CompositeType(
                            name("address"),
                            List.of(
                                    new CompositeType.Attribute("street", ColumnType.of("character varying", 20)),
                                    new CompositeType.Attribute("zip", ColumnType.of("integer")))));
            assertThat(read.namespaces()).containsExactly(new Namespace("public", true));
        }
    }

    @Test
    void namesTheHolderOfATakenIndexName() throws Exception {
        try (var live = TestConversation.begin(
                "CREATE TABLE book (a int)",
                "CREATE TABLE author (a int)",
                "CREATE INDEX ix_a ON author (a)",
                "CREATE INDEX ix_b ON book (a)")) {
            Table book = TestConversation.emptyTable("book")
                    .withConstraints(new Table.Constraints(
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(
                                    new Index("ix_a", Index.Definition.btree(false, List.of("a"))),
                                    new Index("ix_b", Index.Definition.btree(false, List.of("a"))))));

            assertThat(live.read(Schema.of(book)).takenIndexNames())
                    .containsExactly(java.util.Map.entry(name("ix_a"), name("author")));
        }
    }

    @Test
    void readsEverythingWhileTheTableIsLockedExclusively() throws Exception {
        try (var live = TestConversation.begin(
                        "CREATE TABLE book (id int PRIMARY KEY, a int DEFAULT 5 CHECK (a > 0),"
                                + " g int GENERATED ALWAYS AS (a + 1) STORED)",
                        "CREATE INDEX ix ON book ((a + 1)) WHERE a > 7",
                        "CREATE VIEW v AS SELECT a FROM book",
                        "SET lock_timeout = '100ms'");
                Connection other = live.database().dataSource().getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("LOCK TABLE book IN ACCESS EXCLUSIVE MODE");
            }

            assertThat(live.table("book")
                            .constraints()
                            .checks()
                            .get(0)
                            .condition()
                            .sql())
                    .isEqualTo("(a > 0)");
        }
    }
}
