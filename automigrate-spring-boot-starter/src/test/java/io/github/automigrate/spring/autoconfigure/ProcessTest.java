package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.OldSnapshot;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ProcessTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

    @Test
    void endsSoonWhenItIsStoppedDuringTheRefresh() throws Exception {
        try (DdlGate gate = DdlGate.closed(database, "CREATE TABLE", "book");
                JavaProcess process = JavaProcess.start(List.of(), database)) {
            gate.awaitSomebody();

            long before = System.nanoTime();
            process.terminate();

            assertThat(process.exitCode()).as(process.output()).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            assertThat(sessions()).isZero();
        }
        assertThat(jdbc.queryForList("SELECT outcome FROM automigrate_history", String.class))
                .containsExactly("CANCELLED");
        assertThat(jdbc.queryForObject("SELECT to_regclass('book') IS NULL", Boolean.class))
                .isTrue();
    }

    @Test
    void endsSoonWhenItIsStoppedWhileAnIndexIsBuilt() throws Exception {
        jdbc.execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(255))");
        jdbc.execute("CREATE TABLE reader (id bigint PRIMARY KEY, name varchar(255))");
        jdbc.execute("INSERT INTO reader VALUES (1, 'Ada')");
        jdbc.execute("ANALYZE reader");
        try (OldSnapshot snapshot = OldSnapshot.of(database)) {
            try (JavaProcess process = JavaProcess.start(
                    List.of(),
                    List.of(),
                    ProcessReaders.class.getName(),
                    List.of(TestApplication.arguments(database)))) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(90))
                        .until(() -> jdbc.queryForObject(
                                        "SELECT count(*) FROM pg_stat_progress_create_index WHERE datname = ?",
                                        Long.class,
                                        database.name())
                                == 1);

                long before = System.nanoTime();
                process.terminate();

                assertThat(process.exitCode()).as(process.output()).isEqualTo(143);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            }
            snapshot.end();
        }
        Awaitility.await().until(() -> sessions() == 0);
    }

    @Test
    void exitsWithZeroWhenEverythingWasApplied() throws Exception {
        try (JavaProcess process = JavaProcess.start(List.of(), database, "automigrate.exit=true")) {
            assertThat(process.exitCode()).as(process.output()).isZero();
        }
    }

    @Test
    void exitsWithOneWhenTheDatabaseIsAway() throws Exception {
        try (JavaProcess process = JavaProcess.start(
                List.of(),
                database,
                "automigrate.exit=true",
                "automigrate.url=jdbc:postgresql://localhost:1/none",
                "automigrate.user=nobody")) {
            assertThat(process.exitCode()).as(process.output()).isOne();
        }
    }

    @Test
    void exitsWithTwoWhenAutomaticChangesArePending() throws Exception {
        try (JavaProcess process =
                JavaProcess.start(List.of(), database, "automigrate.exit=true", "automigrate.mode=report")) {
            assertThat(process.exitCode()).as(process.output()).isEqualTo(2);
        }
    }

    @Test
    void exitsWithThreeWhenSomethingIsLeftToAPerson() throws Exception {
        jdbc.execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(400))");
        try (JavaProcess process = JavaProcess.start(List.of(), database, "automigrate.exit=true")) {
            assertThat(process.exitCode()).as(process.output()).isEqualTo(3);
        }
    }

    @Test
    void logsFieldsThatAMachineReads() throws Exception {
        try (JavaProcess process = JavaProcess.start(
                List.of(),
                database,
                "automigrate.exit=true",
                "logging.config=classpath:logback-structured.xml",
                "logging.structured.format.console=logstash")) {
            assertThat(process.exitCode()).as(process.output()).isZero();
            assertThat(process.output().lines().filter(line -> line.contains("was brought up to date")))
                    .singleElement()
                    .asString()
                    .contains("\"automigrate.mode\":\"APPLY\"", "\"automigrate.applied\":1")
                    .contains("\"automigrate.manual\":0", "\"automigrate.phase\":\"STARTUP\"");
        }
    }

    @Test
    void opensNoConnectionInATrainingRun() throws Exception {
        try (JavaProcess process = JavaProcess.start(
                List.of("-Dspring.context.exit=onRefresh"),
                database,
                "spring.datasource.url=jdbc:postgresql://localhost:1/none",
                "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
                "spring.jpa.database-platform=org.hibernate.dialect.PostgreSQLDialect")) {
            assertThat(process.exitCode()).as(process.output()).isZero();
            assertThat(process.output()).contains("spring.context.exit=onRefresh makes this a training run");
        }
    }

    private long sessions() {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND application_name LIKE 'automigrate:%'",
                Long.class, database.name());
        return count == null ? -1 : count;
    }
}
