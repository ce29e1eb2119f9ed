package io.github.automigrate.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.dialect.SessionSettings;
import io.github.automigrate.execution.Limits;
import io.github.automigrate.execution.Limits.Brief;
import io.github.automigrate.execution.Limits.Coordination;
import io.github.automigrate.execution.Limits.Online;
import io.github.automigrate.execution.Limits.Retries;
import io.github.automigrate.plan.Lock;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.plan.Statement.RelationLock;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A database of its own, sessions of ours on it, and connections of others. */
final class World implements AutoCloseable {

    static final QualifiedName BOOK = new QualifiedName("public", "book");

    static final Statement ADD_TITLE =
            Statement.brief("ALTER TABLE \"public\".\"book\" ADD COLUMN \"title\" text", lock(Lock.ACCESS_EXCLUSIVE));

    static final Statement BUILD =
            Statement.online("CREATE INDEX CONCURRENTLY \"ix\" ON \"public\".\"book\" (\"id\")", indexLock());

    static final Statement BUILD_UNIQUE =
            Statement.online("CREATE UNIQUE INDEX CONCURRENTLY \"ix\" ON \"public\".\"book\" (\"id\")", indexLock());

    static final Statement DROP = Statement.online("DROP INDEX CONCURRENTLY \"public\".\"ix\"", indexLock());

    private static final long LONGEST_WAIT_SECONDS = 20;

    private final PostgresDatabase database;
    private final List<AutoCloseable> open = new ArrayList<>();

    World() {
        this(PostgresServer.freshDatabase());
    }

    World(PostgresDatabase database) {
        this.database = database;
    }

    static Limits limits(Duration blockerAge, Duration onlineBudget) {
        return new Limits(
                Limits.Reading.DEFAULTS,
                new Brief(queue(blockerAge), Limits.Work.DEFAULTS, Retries.DEFAULTS, Duration.ofSeconds(60)),
                new Online(onlineBudget, Duration.ofSeconds(30), Duration.ofMillis(50), Duration.ofSeconds(1)),
                Coordination.DEFAULTS);
    }

    private static Limits.Queue queue(Duration blockerAge) {
        Limits.Queue usual = Limits.Queue.DEFAULTS;
        return new Limits.Queue(
                usual.lockTimeout(), blockerAge, usual.autovacuumMargin(), usual.autovacuumLockTimeout());
    }

    static Limits patient() {
        return limits(Duration.ofSeconds(60), Duration.ofSeconds(30));
    }

    static Operation operation(Statement... statements) {
        Target target = Target.of(OperationKind.ADD_COLUMN, BOOK, "column title");
        return Operation.of(target, Verdict.safe("it is a test"), statements);
    }

    static RelationLock lock(Lock mode) {
        return new RelationLock(mode, BOOK);
    }

    private static RelationLock indexLock() {
        return lock(Lock.SHARE_UPDATE_EXCLUSIVE);
    }

    PostgresDatabase database() {
        return database;
    }

    PostgresSession session(Limits limits) throws SQLException {
        return session(new SessionSettings(limits, "automigrate:shop:one", null, null));
    }

    PostgresSession session(SessionSettings settings) throws SQLException {
        PostgresSession session = PostgresSession.open(database.dataSource()::getConnection, settings);
        open.add(session);
        return session;
    }

    /** Opens a connection of somebody else that has executed this in a transaction. */
    Connection inTransaction(String sql) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        open.add(connection);
        execute(connection, "SET application_name = 'orders'");
        connection.setAutoCommit(false);
        execute(connection, sql);
        return connection;
    }

    World execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            execute(connection, sql);
        }
        return this;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return ask(connection, sql);
        }
    }

    static String ask(Connection connection, String sql) throws SQLException {
        List<String> values = Rows.of(connection, sql, row -> String.valueOf(row.getString(1)));
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Waits until the query answers true. */
    void await(String condition) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        try (Connection connection = database.dataSource().getConnection()) {
            while (!"t".equals(ask(connection, condition))) {
                assertThat(System.nanoTime()).as(condition).isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }

    static <T> T result(CompletableFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    Map<String, String> indexes() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            Map<String, String> indexes = new java.util.TreeMap<>();
            Rows.of(
                            connection,
                            "SELECT indexrelid::regclass::text, CASE WHEN indisvalid THEN 'valid' ELSE 'invalid' END"
                                    + " FROM pg_index WHERE indrelid = 'book'::regclass",
                            row -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(index -> indexes.put(index.getKey(), index.getValue()));
            return indexes;
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }
}
