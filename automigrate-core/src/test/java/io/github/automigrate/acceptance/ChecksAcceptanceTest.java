package io.github.automigrate.acceptance;

import static io.github.automigrate.plan.Safety.INFORMATION;
import static io.github.automigrate.plan.Safety.MANUAL;

import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Fixture;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks. */
class ChecksAcceptanceTest {

    private static final String[] BOOK = {
        "CREATE TABLE book (id bigint PRIMARY KEY, pages integer)", "INSERT INTO book VALUES (1, 480)"
    };

    @Entity
    @Table(
            name = "book",
            check = @CheckConstraint(name = "has_pages", constraint = "pages > 0 and pages in (480, 500)"))
    static class Checked {
        @Id
        long id;

        Integer pages;
    }

    @Test
    @Case("A61")
    void addsACheckWithoutAScanAndValidatesItAfterwards() {
        Fixture.given(BOOK)
                .with(Choices::restrictive)
                .migrate(Checked.class)
                .applied(
                        "ALTER TABLE \"public\".\"book\" ADD CONSTRAINT \"has_pages\""
                                + " CHECK (pages > 0 and pages in (480, 500)) NOT VALID",
                        "ALTER TABLE \"public\".\"book\" VALIDATE CONSTRAINT \"has_pages\"")
                .leavesNothing();
    }

    @Test
    @Case("A61")
    void leavesACheckOnExistingColumnsToAPersonByDefault() {
        Fixture.given(BOOK)
                .migrate(Checked.class)
                .appliedNothing()
                .leaves(MANUAL, "check has_pages", "NOT VALID", "VALIDATE CONSTRAINT");
    }

    @Test
    @Case("A61")
    void leavesACheckThatRowsViolateToAPersonWithTheQueryThatFindsThem() {
        Fixture.given(BOOK)
                .execute("INSERT INTO book VALUES (2, 0)")
                .with(Choices::restrictive)
                .migrate(Checked.class)
                .appliedNothing()
                .leaves(MANUAL, "check has_pages", "SELECT");
    }

    @Test
    @Case("A61")
    void leavesACheckWithAnotherConditionToAPerson() {
        Fixture.given(BOOK)
                .execute("ALTER TABLE book ADD CONSTRAINT has_pages CHECK (pages > 10)")
                .with(Choices::restrictive)
                .migrate(Checked.class)
                .appliedNothing()
                .leaves(MANUAL, "check has_pages");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pages > 0 AND pages = ANY (ARRAY[480, 500])",
                "((pages > 0) AND (pages = ANY ('{480,500}'::integer[])))"
            })
    @Case("A61")
    void recognizesACheckThatTheServerWritesOtherwise(String condition) {
        Fixture.given(BOOK)
                .execute("ALTER TABLE book ADD CONSTRAINT has_pages CHECK (" + condition + ")")
                .migrate(Checked.class)
                .isNoop();
    }

    @Entity
    @Table(name = "book")
    static class Plain {
        @Id
        long id;

        Integer pages;
    }

    @Test
    @Case("A60")
    void keepsACheckThatTheModelDoesNotKnow() {
        Fixture.given(BOOK)
                .execute("ALTER TABLE book ADD CONSTRAINT by_hand CHECK (pages > 10)")
                .migrate(Plain.class)
                .appliedNothing()
                .leaves(INFORMATION, "check by_hand");
    }

    @Test
    @Case("A61")
    void validatesACheckThatHoldsForNewRowsOnly() {
        Fixture.given(BOOK)
                .execute(
                        "ALTER TABLE book ADD CONSTRAINT has_pages CHECK (pages > 0 and pages in (480, 500)) NOT VALID")
                .with(Choices::restrictive)
                .migrate(Checked.class)
                .applied("ALTER TABLE \"public\".\"book\" VALIDATE CONSTRAINT \"has_pages\"")
                .leavesNothing();
    }
}
