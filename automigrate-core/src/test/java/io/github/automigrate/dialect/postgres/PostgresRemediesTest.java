package io.github.automigrate.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.diff.ChangedCheck;
import io.github.automigrate.diff.ChangedNullability;
import io.github.automigrate.diff.ChangedType;
import io.github.automigrate.diff.Difference;
import io.github.automigrate.diff.InvalidIndex;
import io.github.automigrate.diff.MissingCheck;
import io.github.automigrate.diff.MissingColumn;
import io.github.automigrate.diff.MissingIndex;
import io.github.automigrate.diff.MissingUniqueKey;
import io.github.automigrate.diff.UnexpectedColumn;
import io.github.automigrate.live.Relation;
import io.github.automigrate.live.Relation.Dependent;
import io.github.automigrate.live.Relation.DependentKind;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.Check.ValueList;
import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.Column.Traits;
import io.github.automigrate.schema.ColumnSource;
import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.Expression;
import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.Management;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Table;
import io.github.automigrate.schema.UniqueKey;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostgresRemediesTest {

    private static final QualifiedName BOOK = new QualifiedName("public", "book");
    private static final Column ID = Column.of("id", ColumnType.of("bigint"));
    private static final Column TITLE = Column.of("title", ColumnType.of("character varying", 50));
    private static final Column PAGES = Column.of("pages", ColumnType.of("integer"));
    private static final Column MORE = Column.of("more", ColumnType.of("bigint"));
    private static final Index INDEX = new Index("ix_title", Index.Definition.btree(false, List.of("title")));
    private static final String CREATE = "CREATE TABLE book (id bigint PRIMARY KEY, title varchar(50), pages integer)";
    private static final String INSERT = "INSERT INTO book SELECT i, 'title ' || i, 7 FROM generate_series(1, 30000) i";

    // A16
    @Test
    void addsARequiredColumnToATableWithoutRows() throws Exception {
        var bench = Bench.withSql("CREATE TABLE book (id bigint)");
        Remedy remedy = live().knowing(new Question.AnyRow(BOOK), 0).remedy(missing(MORE.required()));

        bench.apply(remedy);

        assertThat(bench.value("SELECT attnotnull FROM pg_attribute WHERE attname = 'more'"))
                .isEqualTo("t");
    }

    // A17, A23
    @Test
    void leavesNotNullOfARequiredColumnToAPerson() throws Exception {
        var bench = Bench.withSql("CREATE TABLE book (id bigint)");
        Remedy remedy = live().onVersion(bench.version()).remedy(missing(MORE.required()));

        bench.apply(remedy);
        bench.run(remedy.proposals().get(0).script());

        assertThat(safeties(remedy)).containsExactly(Safety.MANUAL);
        assertThat(remedy.open()).containsExactly(new Question.AnyRow(BOOK));
        assertThat(bench.value("SELECT attnotnull FROM pg_attribute WHERE attname = 'more'"))
                .isEqualTo("t");
    }

    // A18
    @Test
    void callsAPrimitiveWithoutValuesIncompatibleAndFillsItInBatches() throws Exception {
        var bench = Bench.withSql(CREATE, INSERT);
        var primitive = MORE.required().withTraits(new Traits(null, null, true, Management.FULL));
        Remedy remedy = live().onVersion(bench.version()).remedy(missing(primitive));

        bench.apply(remedy);
        bench.run(remedy.proposals().get(0).script());

        assertThat(safeties(remedy)).containsExactly(Safety.INCOMPATIBLE);
        assertThat(bench.value("SELECT count(*) FROM book WHERE more = 0")).isEqualTo("30000");
    }

    // A19
    @Test
    void leavesAVolatileDefaultAndAnIdentityToAPerson() throws Exception {
        var bench = Bench.withSql(CREATE, INSERT);
        var random = new ColumnSource.Default(new Expression("gen_random_uuid()", "gen_random_uuid()", true));
        Column uuid = Column.of("token", ColumnType.of("uuid")).required().withSource(random);
        Column number = MORE.required().withSource(new ColumnSource.Identity());

        for (Column column : List.of(uuid, number)) {
            Remedy remedy = live().onVersion(bench.version()).remedy(missing(column));
            assertThat(safeties(remedy)).containsExactly(Safety.MANUAL);
            assertThat(remedy.operations()).isEmpty();
            bench.run(remedy.proposals().get(0).script());
        }

        bench.execute(List.of("INSERT INTO book (id) VALUES (0)"));
        assertThat(bench.value("SELECT count(DISTINCT token) + count(DISTINCT more) FROM book"))
                .isEqualTo("60002");
    }

    // A19
    @Test
    void addsAnIdentityToATableWithoutRows() throws Exception {
        var bench = Bench.withSql(CREATE);
        Column number = MORE.withSource(new ColumnSource.Identity());

        bench.apply(live().knowing(new Question.AnyRow(BOOK), 0).remedy(missing(number)));

        assertThat(bench.value("SELECT attidentity FROM pg_attribute WHERE attname = 'more'"))
                .isEqualTo("d");
    }

    // A20
    @Test
    void addsTheCheckOfANewColumnUnderTheNameThatTheServerWouldGive() throws Exception {
        var bench = Bench.withSql(CREATE);
        Check check = Check.ofColumn("title", "title IN ('A')");

        Remedy remedy = live().remedy(new MissingCheck(BOOK, check, true));
        bench.apply(remedy);

        assertThat(kinds(remedy)).containsExactly(OperationKind.ADD_CHECK, OperationKind.VALIDATE_CONSTRAINT);
        assertThat(bench.value("SELECT convalidated FROM pg_constraint WHERE conname = 'book_title_check'"))
                .isEqualTo("t");
    }

    // A21
    @Test
    void buildsTheIndexOfANewUniqueColumnFirst() throws Exception {
        var bench = Bench.withSql(CREATE, INSERT);

        Remedy remedy = live().remedy(unique(true));
        bench.apply(remedy);

        assertThat(kinds(remedy)).containsExactly(OperationKind.BUILD_INDEX, OperationKind.ATTACH_UNIQUE_KEY);
        assertThat(bench.value("SELECT contype FROM pg_constraint WHERE conname = 'book_title_key'"))
                .isEqualTo("u");
    }

    // A56
    @Test
    void asksBeforeItMakesAnExistingColumnUnique() {
        var duplicates = new Question.Duplicates(BOOK, List.of("title"));
        Situation asked = live().restrictive();

        assertThat(asked.remedy(unique(false)).open()).contains(duplicates);
        assertThat(safeties(asked.knowing(duplicates, 3).remedy(unique(false)))).containsExactly(Safety.MANUAL);
        assertThat(asked.knowing(duplicates, 0)
                        .remedy(unique(false))
                        .operations()
                        .get(0)
                        .verdict()
                        .safety())
                .isEqualTo(Safety.RESTRICTIVE);
        assertThat(safeties(live().knowing(duplicates, 0).remedy(unique(false))))
                .containsExactly(Safety.MANUAL);
    }

    // A30, A34
    @Test
    void changesATypeThroughASecondColumn() throws Exception {
        var bench = Bench.withSql(CREATE, INSERT);
        var change = new ChangedType(BOOK, PAGES.withType(ColumnType.of("bigint")), PAGES);

        Remedy remedy = live().remedy(change);
        bench.run(remedy.proposals().get(0).script());

        assertThat(safeties(remedy)).containsExactly(Safety.MANUAL);
        assertThat(bench.value("SELECT sum(pages) FROM book")).isEqualTo("210000");
        assertThat(bench.value("SELECT pg_typeof(pages) FROM book LIMIT 1")).isEqualTo("bigint");
    }

    // A36
    @Test
    void namesTheViewThatHindersAWidening() {
        var change = new ChangedType(BOOK, TITLE.withType(ColumnType.of("text")), TITLE);
        Situation viewed = live().dependent(BOOK, new Dependent("title", DependentKind.VIEW, "cheap_book"));

        Remedy remedy = viewed.remedy(change);

        assertThat(remedy.operations()).isEmpty();
        assertThat(remedy.proposals().get(0).message()).contains("the view cheap_book");
    }

    // A39
    @Test
    void leavesNotNullOfAnExistingColumnToAPerson() throws Exception {
        var bench = Bench.withSql(CREATE, INSERT);
        Remedy remedy = live().onVersion(bench.version()).remedy(new ChangedNullability(BOOK, TITLE.required(), TITLE));

        bench.run(remedy.proposals().get(0).script());

        assertThat(safeties(remedy)).containsExactly(Safety.MANUAL);
        assertThat(bench.value("SELECT attnotnull FROM pg_attribute WHERE attname = 'title'"))
                .isEqualTo("t");
    }

    // A41
    @Test
    void callsAnUnknownRequiredColumnIncompatible() throws Exception {
        var bench = Bench.withSql("CREATE TABLE book (title varchar(50) NOT NULL)");
        Remedy remedy = live().remedy(new UnexpectedColumn(BOOK, TITLE.required(), List.of()));

        bench.run(remedy.proposals().get(0).script());

        assertThat(safeties(remedy)).containsExactly(Safety.INCOMPATIBLE);
        bench.execute(List.of("INSERT INTO book DEFAULT VALUES"));
    }

    // A43
    @Test
    void offersToCopyTheValuesOfARenamedColumn() throws Exception {
        var bench = Bench.withSql(CREATE + "; ALTER TABLE book ADD name varchar(50)", INSERT);
        Remedy remedy = live().remedy(new UnexpectedColumn(BOOK, TITLE, List.of("name")));

        bench.run(remedy.proposals().get(0).script());

        assertThat(safeties(remedy)).containsExactly(Safety.INFORMATION);
        assertThat(bench.value("SELECT count(*) FROM book WHERE name = title")).isEqualTo("30000");
    }

    // A46, A47
    @Test
    void widensAListOfValuesAndNeverNarrowsIt() {
        Check one = list("A");
        Check two = list("A", "B");

        assertThat(kinds(live().remedy(new ChangedCheck(BOOK, two, one))))
                .containsExactly(OperationKind.WIDEN_CHECK, OperationKind.VALIDATE_CONSTRAINT);
        assertThat(safeties(live().remedy(new ChangedCheck(BOOK, one, two)))).containsExactly(Safety.MANUAL);
        assertThat(safeties(live().remedy(new ChangedCheck(BOOK, two, Check.of("c", "title <> ''")))))
                .containsExactly(Safety.INCOMPATIBLE);
    }

    // A52
    @Test
    void leavesTheIndexOfALargeTableToAPerson() throws Exception {
        var bench = Bench.withSql(CREATE);
        Situation large = live().with(BOOK, Situation.relation(Relation.Kind.TABLE, 10_000_001));
        Remedy remedy = large.remedy(new MissingIndex(BOOK, INDEX));

        bench.run(remedy.proposals().get(0).script());

        assertThat(remedy.operations()).isEmpty();
        assertThat(kinds(live().remedy(new MissingIndex(BOOK, INDEX)))).containsExactly(OperationKind.BUILD_INDEX);
        assertThat(bench.value("SELECT to_regclass('ix_title')")).isEqualTo("ix_title");
    }

    // A55
    @Test
    void buildsAnInvalidIndexAgain() throws Exception {
        var bench = Bench.withSql(CREATE, "CREATE INDEX ix_title ON book (id)");

        bench.apply(live().remedy(new InvalidIndex(BOOK, INDEX)));

        assertThat(bench.value("SELECT indexdef LIKE '%(title)' FROM pg_indexes WHERE indexname = 'ix_title'"))
                .isEqualTo("t");
    }

    // A56
    @Test
    void leavesAnInvalidUniqueIndexOverDuplicatesToAPerson() {
        var unique = new Index("uk_title", Index.Definition.btree(true, List.of("title")));
        var duplicates = new Question.Duplicates(BOOK, List.of("title"));

        Remedy remedy = live().knowing(duplicates, 2).remedy(new InvalidIndex(BOOK, unique));

        assertThat(remedy.operations()).isEmpty();
        assertThat(remedy.proposals().get(0).script().text()).contains("HAVING count(*) > 1", "DROP INDEX");
    }

    // A62
    @Test
    void printsTheStatementsForTheIndexOfAPartitionedTable() throws Exception {
        var bench = Bench.withSql(
                "CREATE TABLE book (id bigint, title text) PARTITION BY RANGE (id)",
                "CREATE TABLE book_1 PARTITION OF book FOR VALUES FROM (1) TO (9)");
        Situation parted = live().with(BOOK, Situation.relation(Relation.Kind.PARTITIONED_TABLE, 5));

        var lines = parted.remedy(new MissingIndex(BOOK, INDEX))
                .proposals()
                .get(0)
                .script()
                .lines();

        bench.execute(List.of(lines.get(1)));
        String build = bench.value(lines.get(3));
        bench.execute(List.of(
                build, bench.value(lines.get(3).replaceFirst("SELECT format\\(.*?oid::regclass\\), ", "SELECT "))));
        assertThat(bench.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_title'::regclass"))
                .isEqualTo("t");
    }

    // A88, M10
    @Test
    void leavesToAPersonWhatOurRoleDoesNotOwn() {
        Relation relation = Situation.relation(Relation.Kind.TABLE, 5);
        var foreign = new Relation(
                relation.kind(),
                relation.size(),
                new Relation.Ownership("dba", false),
                relation.pending(),
                List.of(),
                relation.surroundings());

        Remedy remedy = live().with(BOOK, foreign).remedy(missing(MORE));

        assertThat(remedy.operations()).isEmpty();
        assertThat(remedy.proposals().get(0).script().text()).contains("GRANT \"dba\"", "ADD COLUMN \"more\" bigint");
    }

    private static Situation live() {
        return Situation.withLive(Table.of(BOOK, List.of(ID, TITLE, PAGES)));
    }

    private static Difference missing(Column column) {
        return new MissingColumn(BOOK, column, List.of());
    }

    private static Difference unique(boolean onNewColumn) {
        return new MissingUniqueKey(BOOK, new UniqueKey(null, List.of("title"), false), onNewColumn, null);
    }

    private static Check list(String... values) {
        return new Check("c", Expression.of("title IN (...)"), Set.of("title"), new ValueList("title", Set.of(values)));
    }

    private static List<Safety> safeties(Remedy remedy) {
        return remedy.proposals().stream().map(proposal -> proposal.safety()).toList();
    }

    private static List<OperationKind> kinds(Remedy remedy) {
        return remedy.operations().stream()
                .map(operation -> operation.target().kind())
                .toList();
    }
}
