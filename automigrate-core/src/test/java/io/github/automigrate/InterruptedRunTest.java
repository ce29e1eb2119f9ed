package io.github.automigrate;

import static io.github.automigrate.testing.Fixture.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Fixture;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;

class InterruptedRunTest {

    @Entity(name = "account")
    static class Account {
        @Id
        Long id;

        @Column(unique = true)
        String email;
    }

    @Test
    @Case("A87")
    void makesTheConstraintOfAnIndexThatAnInterruptedRunHasBuilt() {
        given(
                        "CREATE TABLE account (id bigint PRIMARY KEY, email varchar(255))",
                        "CREATE UNIQUE INDEX account_email_key ON account (email)")
                .migrate(Account.class)
                .applied("ALTER TABLE \"public\".\"account\" ADD CONSTRAINT \"account_email_key\" UNIQUE USING INDEX"
                        + " \"account_email_key\"");
    }

    @Test
    @Case("A87")
    void buildsTheIndexOfAnUnnamedKeyAgainWhenItsBuildWasInterrupted() {
        Fixture fixture = given(
                "CREATE TABLE account (id bigint PRIMARY KEY, email varchar(255))",
                "INSERT INTO account VALUES (1, 'a'), (2, 'a')");
        assertThatThrownBy(
                        () -> fixture.execute("CREATE UNIQUE INDEX CONCURRENTLY account_email_key ON account (email)"))
                .hasMessageContaining("could not create unique index");
        fixture.execute("UPDATE account SET email = 'b' WHERE id = 2", "ANALYZE account")
                .with(settings ->
                        settings.withRules(new MigrationSettings.Rules(true, false, 10_000_000, "automigrate_history")))
                .migrate(Account.class)
                .appliedContaining("DROP INDEX CONCURRENTLY", "CREATE UNIQUE INDEX CONCURRENTLY", "USING INDEX")
                .leavesNothing();
    }
}
