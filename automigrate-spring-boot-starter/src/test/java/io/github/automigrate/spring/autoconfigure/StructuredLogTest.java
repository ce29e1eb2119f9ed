package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.dialect.Dialects;
import io.github.automigrate.dialect.SessionSettings;
import io.github.automigrate.execution.Limits;
import io.github.automigrate.execution.Session;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a machine reads in the log of a real process, in each structured format. */
class StructuredLogTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

    private enum Format {
        ECS,
        LOGSTASH,
        GELF;

        Optional<JsonNode> find(JsonNode line, LogKey key) {
            JsonNode found =
                    switch (this) {
                        case ECS -> line.at("/" + key.key().replace('.', '/'));
                        case LOGSTASH -> line.path(key.key());
                        case GELF -> line.path("_" + key.key());
                    };
            return found.isMissingNode() ? Optional.empty() : Optional.of(found);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasTheKeysOfThePage(Format format) throws Exception {
        jdbc.execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(400))");
        jdbc.execute("CREATE TABLE reader (id bigint PRIMARY KEY)");
        jdbc.execute("INSERT INTO reader VALUES (1)");
        jdbc.execute("ANALYZE reader");
        String output = output(format);
        List<JsonNode> lines = lines(output, format);

        JsonNode waiting = first(lines, format, "waiting");
        assertThat(text(format, waiting, LogKey.HOLDER_APPLICATION)).isEqualTo("automigrate:library:elsewhere");
        assertThat(number(format, waiting, LogKey.HOLDER_PID)).isPositive();
        assertThat(number(format, waiting, LogKey.HOLDER_AGE)).isNotNegative();

        JsonNode run = first(lines, format, "run");
        assertThat(text(format, run, LogKey.MODE)).isEqualTo("APPLY");
        assertThat(text(format, run, LogKey.BECAUSE)).isEqualTo("it is the default");
        assertThat(text(format, run, LogKey.PHASE)).isEqualTo("STARTUP");
        assertThat(number(format, run, LogKey.APPLIED)).isOne();
        assertThat(number(format, run, LogKey.MANUAL)).isOne();
        assertThat(number(format, run, LogKey.LOCK_WAIT)).isPositive();
        assertThat(jdbc.queryForList("SELECT run_id::text FROM automigrate_history", String.class))
                .contains(text(format, run, LogKey.RUN));

        JsonNode operation = first(lines, format, "operation");
        assertThat(text(format, operation, LogKey.OPERATION)).isEqualTo("ADD_COLUMN");
        assertThat(text(format, operation, LogKey.RELATION)).isEqualTo("public.reader");
        assertThat(text(format, operation, LogKey.OUTCOME)).isEqualTo("APPLIED");
        assertThat(text(format, operation, LogKey.RUN)).isEqualTo(text(format, run, LogKey.RUN));

        JsonNode proposal = first(lines, format, "proposal");
        assertThat(text(format, proposal, LogKey.SAFETY)).isEqualTo("MANUAL");
        assertThat(text(format, proposal, LogKey.SUBJECT)).isEqualTo("column title");

        JsonNode progress = first(lines, format, "progress");
        assertThat(text(format, progress, LogKey.OPERATION)).isEqualTo("BUILD_INDEX");
        assertThat(text(format, progress, LogKey.HOLDER_APPLICATION)).isEqualTo("orders");
        assertThat(number(format, progress, LogKey.PERCENT)).isBetween(0L, 100L);
        assertThat(text(format, progress, LogKey.STEP)).isNotEmpty();
    }

    @Test
    void hasTheReasonOfAStartThatFails() throws Exception {
        jdbc.execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(255), isbn text NOT NULL)");
        try (JavaProcess process = start(Format.LOGSTASH, "automigrate.mode=validate")) {
            assertThat(process.exitCode()).as(process.output()).isOne();
            JsonNode failure = first(lines(process.output(), Format.LOGSTASH), Format.LOGSTASH, "failure");
            assertThat(text(Format.LOGSTASH, failure, LogKey.FAILURE)).isEqualTo("INCOMPATIBLE");
            assertThat(text(Format.LOGSTASH, failure, LogKey.MODE)).isEqualTo("VALIDATE");
            assertThat(text(Format.LOGSTASH, failure, LogKey.BECAUSE)).isEqualTo("automigrate.mode says so");
        }
    }

    // first somebody else migrates, then a transaction is in the way of the index
    private String output(Format format) throws Exception {
        var settings = new SessionSettings(Limits.DEFAULTS, "automigrate:library:elsewhere", null, null);
        try (Connection snapshot = database.dataSource().getConnection();
                Session session = Dialects.forProduct("PostgreSQL")
                        .orElseThrow()
                        .open(() -> database.dataSource().getConnection(), settings);
                var lock = session.tryLock("library").orElseThrow();
                JavaProcess process = start(
                        format, "automigrate.online.progress-interval=100ms", "automigrate.lock.poll-interval=100ms")) {
            await(process, "waiting for automigrate:library:elsewhere");
            snapshot.setAutoCommit(false);
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var statement = snapshot.createStatement()) {
                statement.execute("SET application_name = 'orders'");
                statement.execute("SELECT count(*) FROM book");
            }
            lock.close();
            await(process, "application orders");
            return process.output();
        }
    }

    private static void await(JavaProcess process, String text) {
        Awaitility.await("output with " + text).atMost(Duration.ofMinutes(2)).until(() -> process.output()
                .contains(text));
    }

    private JavaProcess start(Format format, String... properties) throws Exception {
        String[] all = Stream.concat(
                        Arrays.stream(properties),
                        Stream.of(
                                "spring.main.sources=" + BooksAndReaders.class.getName(),
                                "logging.config=classpath:logback-structured.xml",
                                "logging.structured.format.console="
                                        + format.name().toLowerCase(Locale.ROOT)))
                .toArray(String[]::new);
        return JavaProcess.start(
                List.of(),
                List.of(),
                SpringApplication.class.getName(),
                List.of(TestApplication.arguments(database, all)));
    }

    private static List<JsonNode> lines(String output, Format format) {
        return output.lines()
                .filter(line -> line.startsWith("{") && line.endsWith("}"))
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(line -> format.find(line, LogKey.EVENT).isPresent())
                .toList();
    }

    private static JsonNode first(List<JsonNode> lines, Format format, String event) {
        return lines.stream()
                .filter(line -> text(format, line, LogKey.EVENT).equals(event))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line about " + event + " among " + lines));
    }

    private static String text(Format format, JsonNode line, LogKey key) {
        return format.find(line, key).map(JsonNode::asString).orElse("");
    }

    private static long number(Format format, JsonNode line, LogKey key) {
        return format.find(line, key).map(JsonNode::asLong).orElse(-1L);
    }
}
