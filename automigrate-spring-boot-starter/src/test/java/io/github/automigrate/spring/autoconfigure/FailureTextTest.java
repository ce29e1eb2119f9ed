package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.automigrate.testing.OwnServer;
import io.github.automigrate.testing.PgBouncer;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an application prints that does not start: what happened, to which object, what was not done, what to do. */
@ExtendWith(OutputCaptureExtension.class)
class FailureTextTest {

    private static final Path VERSION_13 = Path.of("target", "test-jars", "13.jar");

    private final PostgresDatabase database = PostgresServer.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

    @Test
    void namesTheHolderOfTheLock(CapturedOutput output) throws Exception {
        CompletableFuture<ConfigurableApplicationContext> other;
        try (DdlGate gate = DdlGate.closed(database, "CREATE TABLE", "book")) {
            other = CompletableFuture.supplyAsync(() -> TestApplication.start(database, "HOSTNAME=pod-1"));
            gate.awaitSomebody();

            requireFailure(database, "automigrate.lock.wait=300ms");
        }
        other.get().close();

        assertText(
                output,
                "The migration lock of library is held by automigrate:library:pod-1 \\(pid \\d+, connected for \\d+ s\\)",
                "Nothing was changed by this instance",
                "SELECT pg_terminate_backend\\(\\d+\\) ends it",
                "Wait until the other instance has finished, raise automigrate.lock.wait, or end");
    }

    @Test
    void showsTheSqlForASchemaThatDoesNotFit(CapturedOutput output) {
        jdbc.execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(255), shelf int NOT NULL)");

        requireFailure(database);

        assertText(
                output,
                "The application cannot work on this schema:\\s+Column shelf of public.book was left as it is",
                "SQL: ALTER TABLE \"public\".\"book\"",
                "Nothing was changed",
                "Run the SQL of the description and start again, change the mapping, or set");
    }

    @Test // A88
    void showsTheGrantThatIsMissing(CapturedOutput output) {
        String user = "app_" + database.name();
        jdbc.execute("CREATE ROLE " + user + " LOGIN PASSWORD 'x'");
        jdbc.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");

        requireFailure(database, "spring.datasource.username=" + user, "spring.datasource.password=x");

        assertText(
                output,
                "Our role lacks privileges that the migration needs:\\s+Table of public.book was left as it is",
                "GRANT CREATE ON SCHEMA \"public\" TO \"" + user + "\"; CREATE TABLE \"public\".\"book\"",
                "Nothing was changed",
                "Grant the privilege, or let another user migrate: automigrate.user");
    }

    @Test // A88
    void refusesAServerThatIsTooOld(CapturedOutput output) throws Exception {
        assumeTrue(Files.exists(VERSION_13), "the binaries of PostgreSQL 13 were not copied");
        try (OwnServer server = OwnServer.ofVersionIn(VERSION_13)) {
            requireFailure(server.database());
        }

        assertText(
                output,
                "The server is PostgreSQL 13, and automigrate knows 14 and later",
                "Nothing was compared or changed",
                "Use PostgreSQL 14 or newer, or set automigrate.enabled=false");
    }

    @Test
    void refusesAPoolerThatSharesSessions(CapturedOutput output, @TempDir Path folder) throws Exception {
        assumeTrue(PgBouncer.isInstalled(), "the program pgbouncer is not installed");
        try (PgBouncer pooler = PgBouncer.start(folder, "transaction", database)) {
            requireFailure(pooler.database());
        }

        assertText(
                output,
                "The connection goes through a pooler that shares sessions",
                "Nothing was changed",
                "Set automigrate.url to the server itself, past the pooler");
    }

    @Test // A92
    void refusesASecondMigrator(CapturedOutput output) {
        requireFailure(database, "spring.jpa.hibernate.ddl-auto=update");

        assertText(
                output,
                "Hibernate is told to change the schema of entityManagerFactory by spring.jpa.hibernate.ddl-auto=update",
                "The application was not started",
                "Remove spring.jpa.hibernate.ddl-auto=update");
    }

    @Test // A88
    void refusesAServerThatRefusesWrites(CapturedOutput output) {
        jdbc.execute("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");

        requireFailure(database);

        assertText(
                output,
                "The server refuses writes",
                "1 operations were not executed",
                "CREATE TABLE \"public\".\"book\"",
                "Point automigrate.url at the primary server, or set automigrate.mode=validate");
    }

    @Test
    void namesTheKeyThatWasMeant(CapturedOutput output) {
        requireFailure(database, "automigrate.exit.fromat=json");

        assertText(
                output,
                "These keys are unknown to automigrate",
                "automigrate.exit.fromat \\(.*commandLineArgs",
                "the application was not started",
                "automigrate.exit.fromat: did you mean automigrate.exit.format\\?");
    }

    private static void requireFailure(PostgresDatabase database, String... properties) {
        assertThatThrownBy(() -> TestApplication.start(database, properties)).isNotNull();
    }

    private static void assertText(CapturedOutput output, String... patterns) {
        String all = output.getAll();
        String text = all.substring(Math.max(0, all.lastIndexOf("APPLICATION FAILED TO START")));
        assertThat(text).startsWith("APPLICATION FAILED TO START");
        for (String pattern : patterns) {
            assertThat(text).containsPattern(pattern);
        }
    }
}
