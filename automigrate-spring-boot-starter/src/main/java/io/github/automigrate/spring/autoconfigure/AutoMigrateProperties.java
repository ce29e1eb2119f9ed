package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.Mode;
import io.github.automigrate.OnIncompatible;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The keys under {@code automigrate}. A key that is not listed here fails the start, since a typo in a safety setting is
 * dangerous.
 *
 * @param enabled Whether anything is done at all; false opens no connection.
 * @param mode What a start may do to the schema.
 * @param onIncompatible What happens when the application cannot work on the schema and no automatic operation cures it.
 * @param restrictive What becomes of constraints on existing columns, which reject writes that older instances may send.
 * @param createSchemas Whether database schemas that the mapping names and the database lacks are created.
 * @param exit Whether the application migrates, prints the report and exits: 0 in sync, 1 error, 2 automatic changes
 *     pending, 3 manual changes pending.
 * @param exitFormat Format of the report that is printed before the exit.
 * @param exitOutput File that the report is written to; standard output unless set.
 * @param exitManualCode Exit code when everything automatic is done and a change is left to a person; 0 lets a Job succeed.
 * @param url JDBC URL for migrations; that of the application unless set.
 * @param user User for migrations; that of the application unless set.
 * @param password Password of the user for migrations.
 * @param driverClassName Class name of the JDBC driver for migrations; detected from the URL unless set.
 * @param role Role to SET, so that it owns all new objects.
 * @param persistenceUnits Entity manager factory beans or persistence units to migrate; all unless set.
 * @param grantTo Roles that get SELECT, INSERT, UPDATE, DELETE on the tables of the model and USAGE, SELECT on its sequences.
 * @param includeTables Patterns of tables to look at, with * and ?; all of the model unless set.
 * @param excludeTables Patterns of tables to leave alone, with * and ?.
 */
@ConfigurationProperties(prefix = "automigrate", ignoreUnknownFields = false)
public record AutoMigrateProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("apply") Mode mode,
        @DefaultValue("fail") OnIncompatible onIncompatible,
        @DefaultValue("manual") Restrictive restrictive,
        @DefaultValue("false") boolean createSchemas,
        @DefaultValue("false") boolean exit,
        @Name("exit.format") @DefaultValue("text") ExitFormat exitFormat,
        @Name("exit.output") @Nullable Path exitOutput,
        @Name("exit.manual-code") @DefaultValue("3") int exitManualCode,
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String driverClassName,
        @Nullable String role,
        @DefaultValue List<String> persistenceUnits,
        @DefaultValue List<String> grantTo,
        @DefaultValue List<String> includeTables,
        @DefaultValue List<String> excludeTables,
        @DefaultValue Production production,
        @DefaultValue Startup startup,
        @DefaultValue Read read,
        @DefaultValue Ddl ddl,
        @DefaultValue Online online,
        @DefaultValue Lock lock,
        @DefaultValue Readiness readiness,
        @DefaultValue Health health,
        @DefaultValue LargeTable largeTable,
        @DefaultValue History history,
        @DefaultValue Manual manual) {

    /** The format of the report that is printed before the exit. */
    public enum ExitFormat {
        /** For people. */
        TEXT,
        /** One JSON document, and nothing else on standard output. */
        JSON,
        /** Workflow commands of GitHub Actions, which become annotations. */
        GITHUB
    }

    /** What becomes of constraints on existing columns. */
    public enum Restrictive {
        /** They are left to a person. */
        MANUAL,
        /** They are added when no row violates them. */
        APPLY
    }

    /**
     * When the application runs in production, and what it may do there.
     *
     * @param profiles Profiles that mean production when one of them is active.
     * @param environments Values of the property or environment variable ENVIRONMENT that mean production.
     * @param mode What a start may do in production; takes the place of automigrate.mode.
     */
    public record Production(
            @DefaultValue({"prod", "production"}) List<String> profiles,
            @DefaultValue({"prod", "production"}) List<String> environments,
            @DefaultValue("validate") Mode mode) {}

    /**
     * The startup phase: brief operations that the model requires.
     *
     * @param run When the startup phase runs.
     * @param budget Longest time that all operations of the startup phase may take together.
     * @param onTimeout What happens when somebody was in the way for too long: a transaction, or another instance.
     */
    public record Startup(
            @DefaultValue("refresh") Run run,
            @DefaultValue("60s") Duration budget,
            @DefaultValue("fail") OnTimeout onTimeout) {}

    /** What happens when somebody was in the way of the startup phase for too long. */
    public enum OnTimeout {
        /** The start fails. */
        FAIL,
        /** The application starts without readiness, and goes on trying for as long as the online phase may take. */
        HOLD
    }

    /** When the startup phase runs. */
    public enum Run {
        /** While the context is refreshed, before anything can use the schema. */
        REFRESH,
        /** After the web server is up, for clusters whose liveness probe cannot wait. */
        LIFECYCLE
    }

    /**
     * How long it may take to look at the catalog and at rows, which nobody queues behind.
     *
     * @param lockTimeout Longest wait of a look at the catalog for a lock, behind an exclusive one of somebody else.
     * @param timeout Longest time for one query of the catalog.
     * @param rowsTimeout Longest time for one question about the rows of a table; what stays open is left to a person.
     */
    public record Read(
            @DefaultValue("5s") Duration lockTimeout,
            @DefaultValue("30s") Duration timeout,
            @DefaultValue("5s") Duration rowsTimeout) {}

    /**
     * How brief statements get their locks without holding up live traffic.
     *
     * @param lockTimeout Longest wait for a lock while others queue behind it.
     * @param blockerAge Age from which a transaction that holds a conflicting lock keeps us from queueing at all.
     * @param autovacuumMargin Time added to the server's deadlock_timeout, after which an autovacuum worker gives way.
     * @param autovacuumLockTimeout Longest wait for a lock that only autovacuum workers are in the way of.
     * @param statementTimeout Longest time for one statement on a table that others use, waits for locks excluded.
     * @param creationTimeout Longest time for one statement that touches only what it makes.
     * @param maxAttempts Largest number of attempts at one operation.
     * @param backoff Shortest pause between two attempts.
     * @param maxBackoff Longest pause between two attempts.
     * @param budget Longest time for all attempts at one operation together.
     */
    public record Ddl(
            @DefaultValue("200ms") Duration lockTimeout,
            @DefaultValue("1s") Duration blockerAge,
            @DefaultValue("300ms") Duration autovacuumMargin,
            @DefaultValue("2500ms") Duration autovacuumLockTimeout,
            @DefaultValue("1s") Duration statementTimeout,
            @DefaultValue("30s") Duration creationTimeout,
            @DefaultValue("100") int maxAttempts,
            @DefaultValue("1s") Duration backoff,
            @DefaultValue("5s") Duration maxBackoff,
            @DefaultValue("60s") Duration budget) {}

    /**
     * The online phase: operations that take long and block nobody.
     *
     * @param budget Longest time for one statement, its waits included.
     * @param cleanUpTimeout Longest time for removing what a failed statement left behind.
     * @param progressInterval Time between two lines about the progress of an index build.
     * @param clientCheckInterval Time after which the server notices that the client of a statement has gone.
     */
    public record Online(
            @DefaultValue("1h") Duration budget,
            @DefaultValue("30s") Duration cleanUpTimeout,
            @DefaultValue("10s") Duration progressInterval,
            @DefaultValue("10s") Duration clientCheckInterval) {}

    /**
     * How instances take turns.
     *
     * @param longestWait Longest wait for another instance that migrates, or for another process in mode wait.
     * @param pollInterval Pause between two looks.
     */
    public record Lock(
            @Name("wait") @DefaultValue("5m") Duration longestWait, @DefaultValue("500ms") Duration pollInterval) {}

    /**
     * How migrations and readiness go together.
     *
     * @param hold Operations that readiness is held for.
     */
    public record Readiness(@DefaultValue("all") Hold hold) {}

    /** What readiness is held for. */
    public enum Hold {
        /** Every operation, index builds included. */
        ALL,
        /** The operations that the model requires. */
        REQUIRED,
        /** Nothing. */
        NONE
    }

    /**
     * How migrations appear in health.
     *
     * @param joinReadiness Whether the health indicator joins the readiness group.
     */
    public record Health(@DefaultValue("true") boolean joinReadiness) {}

    /**
     * What is too large for automatic work.
     *
     * @param rows Rows above which scans and index builds are left to a person.
     */
    public record LargeTable(@DefaultValue("10000000") long rows) {}

    /**
     * Where runs are recorded.
     *
     * @param table Name of the history table.
     */
    public record History(@DefaultValue("automigrate_history") String table) {}

    /**
     * What becomes of the SQL that a person has to run.
     *
     * @param directory Directory that the script is written to; none is written unless set.
     * @param format Format of the script.
     */
    public record Manual(@Nullable Path directory, @DefaultValue("sql") ManualFormat format) {}

    /** The format of the script for a person. */
    public enum ManualFormat {
        /** Plain SQL with comments. */
        SQL,
        /** A versioned migration of Flyway. */
        FLYWAY,
        /** A formatted SQL changelog of Liquibase. */
        LIQUIBASE
    }
}
