package io.github.automigrate.acceptance;

import static io.github.automigrate.acceptance.Models.column;
import static io.github.automigrate.plan.Safety.INCOMPATIBLE;
import static io.github.automigrate.plan.Safety.INFORMATION;
import static io.github.automigrate.plan.Safety.MANUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.MigrationException;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.EntityModels;
import io.github.automigrate.testing.Fixture;
import io.github.automigrate.testing.Sql;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.TenantId;
import org.junit.jupiter.api.Test;

/** Columns that an existing table lacks. */
class AddingColumnsAcceptanceTest {

    private static final String[] ONE_BOOK = {"CREATE TABLE book (id bigint PRIMARY KEY)", "INSERT INTO book VALUES (1)"
    };

    @Entity
    @Table(name = "book")
    static class WithSubtitle {
        @Id
        long id;

        String subtitle;
    }

    @Test
    @Case("A14")
    void addsANullableColumn() {
        Fixture.given(ONE_BOOK)
                .migrate(WithSubtitle.class)
                .applied("ALTER TABLE \"public\".\"book\" ADD COLUMN \"subtitle\" character varying(255)")
                .leavesNothing();
    }

    @Entity
    @Table(name = "book")
    static class WithPages {
        @Id
        long id;

        @ColumnDefault("0")
        int pages;
    }

    @Test
    @Case("A15")
    void addsARequiredColumnWithAConstantDefaultWithoutARewrite() {
        Fixture fixture = Fixture.given(ONE_BOOK);
        String file = Sql.value(fixture.database(), "SELECT pg_relation_filenode('book')");

        fixture.migrate(WithPages.class)
                .applied("ALTER TABLE \"public\".\"book\" ADD COLUMN \"pages\" integer DEFAULT 0 NOT NULL")
                .leavesNothing()
                .finds("0", "SELECT pages FROM book")
                .finds(file, "SELECT pg_relation_filenode('book')");
    }

    @Entity
    @Table(name = "book")
    static class WithIsbn {
        @Id
        long id;

        @jakarta.persistence.Column(nullable = false)
        String isbn;
    }

    @Test
    @Case("A16")
    void addsARequiredColumnToAnEmptyTable() {
        Fixture.given("CREATE TABLE book (id bigint PRIMARY KEY)")
                .migrate(WithIsbn.class)
                .applied("ALTER TABLE \"public\".\"book\" ADD COLUMN \"isbn\" character varying(255) NOT NULL")
                .leavesNothing();
    }

    @Test
    @Case("A16")
    void addsTheColumnAsNullableWhenARowAppearsInBetween() {
        Fixture fixture = Fixture.given("CREATE TABLE book (id bigint PRIMARY KEY)");
        ExecutionListener insertsARow = new ExecutionListener() {
            @Override
            public Optional<String> objectorTo(Plan plan) {
                fixture.execute("INSERT INTO book VALUES (1)");
                return Optional.empty();
            }
        };

        fixture.hearing(insertsARow).run(EntityModels.of(WithIsbn.class), Phase.STARTUP, "earlier");

        fixture.hearing(ExecutionListener.NONE)
                .migrate(WithIsbn.class)
                .appliedNothing()
                .leaves(MANUAL, "column isbn", "NOT NULL");
    }

    @Test
    @Case("A17")
    void addsARequiredColumnWithoutDefaultAsNullableAndLeavesTheRestToAPerson() {
        Fixture.given(ONE_BOOK)
                .migrate(WithIsbn.class)
                .applied("ALTER TABLE \"public\".\"book\" ADD COLUMN \"isbn\" character varying(255)")
                .leaves(MANUAL, "column isbn", "NOT NULL")
                .offers("column isbn", "UPDATE \"public\".\"book\"", "NOT NULL");
    }

    @Entity
    @Table(name = "book")
    static class WithPrimitive {
        @Id
        long id;

        int pages;
    }

    @Test
    @Case("A18")
    void saysThatAPrimitiveCannotReadTheNullsOfExistingRows() {
        Fixture.given(ONE_BOOK)
                .with(Choices::warn)
                .migrate(WithPrimitive.class)
                .applied("ALTER TABLE \"public\".\"book\" ADD COLUMN \"pages\" integer")
                .leaves(INCOMPATIBLE, "column pages", "primitive");
    }

    @Test
    @Case("A18")
    void failsTheStartBeforeAnyDdlOnAPrimitiveThatCouldNotBeRead() {
        Fixture fixture = Fixture.given(ONE_BOOK);

        assertThatThrownBy(() -> fixture.migrate(WithPrimitive.class))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("column pages of public.book".replaceFirst("c", "C"));
        assertThat(Sql.column(
                        fixture.database(),
                        "SELECT attname FROM pg_attribute WHERE attrelid = 'book'::regclass" + " AND attnum > 0"))
                .containsExactly("id");
    }

    @Entity
    @Table(name = "book")
    static class WithVersion {
        @Id
        long id;

        @Version
        Long version;

        @TenantId
        String tenant;
    }

    @Test
    @Case("A23")
    void addsAVersionAndATenantAsNullableWithSqlForTheRowsThatExist() {
        Fixture.given(ONE_BOOK)
                .with(Choices::warn)
                .migrate(WithVersion.class)
                .appliedContaining("ADD COLUMN \"version\" bigint", "ADD COLUMN \"tenant\" character varying(255)")
                .offers("column version", "UPDATE \"public\".\"book\" SET \"version\" = 0")
                .offers("column tenant", "UPDATE \"public\".\"book\"");
    }

    @Test
    @Case("A24")
    void addsManyColumnsInTheOrderOfTheModelByOneStatement() {
        List<io.github.automigrate.schema.Column> columns = new ArrayList<>();
        columns.add(column("id", "bigint").required());
        IntStream.range(0, 35).forEach(i -> columns.add(column("c" + (35 - i), "integer")));

        var migrated = Fixture.given("CREATE TABLE book (id bigint NOT NULL)", "INSERT INTO book VALUES (1)")
                .migrate(Models.table("book", columns.toArray(io.github.automigrate.schema.Column[]::new)));

        assertThat(migrated.startup().outcomes()).hasSize(1);
        migrated.finds("c35", "SELECT attname FROM pg_attribute WHERE attrelid = 'book'::regclass AND attnum = 2")
                .finds("c1", "SELECT attname FROM pg_attribute WHERE attrelid = 'book'::regclass AND attnum = 36");
    }

    @Entity
    @Table(name = "book")
    static class Renamed {
        @Id
        long id;

        String heading;
    }

    @Test
    @Case("A43")
    void addsTheColumnOfARenamedAttributeAndSaysWhereItsValuesMayBe() {
        var migrated = Fixture.given(
                        "CREATE TABLE book (id bigint PRIMARY KEY, title varchar(255))",
                        "INSERT INTO book VALUES (1, 'Emma')")
                .migrate(Renamed.class)
                .applied("ALTER TABLE \"public\".\"book\" ADD COLUMN \"heading\" character varying(255)")
                .finds("Emma", "SELECT title FROM book");

        assertThat(migrated.startup().plan().proposals(INFORMATION))
                .extracting(proposal -> proposal.subject() + proposal.script().text())
                .anySatisfy(text -> assertThat(text).contains("title", "heading", "RENAME COLUMN"));
    }
}
