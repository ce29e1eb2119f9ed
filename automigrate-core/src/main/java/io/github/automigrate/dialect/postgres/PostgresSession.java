package io.github.automigrate.dialect.postgres;

import io.github.automigrate.dialect.SessionSettings;
import io.github.automigrate.execution.Attempt;
import io.github.automigrate.execution.ConnectionSource;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.Limits;
import io.github.automigrate.execution.Obstacle;
import io.github.automigrate.execution.Server;
import io.github.automigrate.execution.Session;
import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.plan.Evidence;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Question;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session on PostgreSQL. Reads, brief and long statements and the advisory lock share one connection, so that whoever
 * has lost the lock has also lost the means to go on.
 */
final class PostgresSession implements Session {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSession.class);

    private final Backends backends;
    private final Limits limits;
    private volatile Backend main;
    private final AtomicReference<@Nullable HeldLock> held = new AtomicReference<>();
    private final Cancellation cancellation = new Cancellation();

    private PostgresSession(Backends backends, Limits limits, Backend main) {
        this.backends = backends;
        this.limits = limits;
        this.main = main;
    }

    static PostgresSession open(ConnectionSource connections, SessionSettings settings) throws SQLException {
        Backends backends = new Backends(connections, settings);
        return new PostgresSession(backends, settings.limits(), backends.openOwn());
    }

    @Override
    public Server server() {
        return main.server();
    }

    @Override
    public LiveSchema read(Schema desired) throws SQLException {
        return asking(connection -> PostgresCatalog.read(connection, server(), desired));
    }

    @Override
    public Sides canonical(Schema desired, LiveSchema live) throws SQLException {
        return asking(connection -> PostgresCanonicalForm.sides(connection, desired, live));
    }

    @Override
    public Evidence answer(Set<Question> questions) throws SQLException {
        var timeouts = new PostgresAnswers.Timeouts(
                limits.brief().queue().lockTimeout(), limits.reading().rowsTimeout());
        return asking(connection -> PostgresAnswers.answer(connection, questions, timeouts));
    }

    @Override
    public Optional<MigrationLock> tryLock(String name) throws SQLException {
        AdvisoryLock lock = AdvisoryLock.of(name, server().defaultSchema());
        Backend backend = usable();
        if (!asking(connection -> lock.tryTake(backend))) {
            return Optional.empty();
        }
        held.set(new HeldLock(name, lock, backend));
        return Optional.of(this::unlock);
    }

    private void unlock() {
        HeldLock lock = held.getAndSet(null);
        if (lock != null && !lock.backend.isClosed()) {
            try {
                lock.advisory.free(lock.backend.connection());
            } catch (SQLException e) {
                // the server frees the locks of a session that ends
                LOG.debug("The migration lock was freed by closing its connection", e);
                lock.backend.close();
            }
        }
    }

    @Override
    public Optional<Holder> holder(String name) throws SQLException {
        return asking(AdvisoryLock.of(name, server().defaultSchema())::holder);
    }

    @Override
    public Attempt attempt(Operation operation, ExecutionListener listener) {
        String first = operation.sql().get(0);
        if (cancellation.isRequested()) {
            return new Attempt.Interrupted("the session was cancelled", first);
        }
        List<Statement> leftovers;
        try {
            Backend backend = usable();
            Optional<Holder> successor = successor(backend);
            if (successor.isPresent()) {
                return new Attempt.Blocked(
                        new Obstacle("the migration lock, which went to " + successor.get(), successor.get()), first);
            }
            leftovers = leftovers(operation, backend);
        } catch (SQLException e) {
            closeIfLost(e);
            return new Attempt.Blocked("the database, which cannot be reached (" + SqlState.message(e) + ")", first);
        }
        Attempt attempt = statements(operation, listener);
        if (!(attempt instanceof Attempt.Succeeded)) {
            cleanUp(operation, leftovers);
        }
        return attempt;
    }

    // an invalid index that was there before is somebody else's leftover, unless the operation is about to replace it
    private static List<Statement> leftovers(Operation operation, Backend backend) throws SQLException {
        List<Statement> own = new ArrayList<>();
        for (Statement statement : operation.cleanUp()) {
            if (operation.sql().contains(statement.sql())
                    || ConcurrentIndex.of(backend.connection(), statement.sql()).isEmpty()) {
                own.add(statement);
            }
        }
        return own;
    }

    /** Returns who took the lock when we lost it together with a connection; takes it again when nobody did. */
    private Optional<Holder> successor(Backend backend) throws SQLException {
        HeldLock lock = held.get();
        if (lock == null || lock.backend.equals(backend)) {
            return Optional.empty();
        }
        if (lock.advisory.tryTake(backend)) {
            held.set(new HeldLock(lock.name, lock.advisory, backend));
            return Optional.empty();
        }
        Holder unknown = new Holder(0, "another instance", -1);
        return Optional.of(lock.advisory.holder(backend.connection()).orElse(unknown));
    }

    private Attempt statements(Operation operation, ExecutionListener listener) {
        Duration waited = Duration.ZERO;
        for (var group : StatementGroup.of(operation.statements())) {
            Attempt attempt = group.pace() == Statement.Pace.BRIEF
                    ? new BriefAttempt(main, limits.brief(), cancellation, group.statements()).make()
                    : online(group.statements().get(0), operation, listener);
            if (!(attempt instanceof Attempt.Succeeded success)) {
                return attempt;
            }
            waited = waited.plus(success.lockWait());
        }
        return new Attempt.Succeeded(waited);
    }

    private Attempt online(Statement statement, Operation operation, ExecutionListener listener) {
        Backend backend = main;
        try (BuildWatcher watcher = new BuildWatcher(backends, backend.processId(), operation, listener)
                .start(limits.online().progressInterval(), cancellation)) {
            return new OnlineAttempt(backend, limits, cancellation, statement.sql()).make(watcher);
        }
    }

    // the failure that made it necessary is what the caller hears of
    private void cleanUp(Operation operation, List<Statement> leftovers) {
        for (Statement statement : leftovers) {
            try {
                Backend backend = usable();
                if (successor(backend).isEmpty()) {
                    new OnlineAttempt(backend, limits, cancellation, statement.sql()).cleanUp();
                }
            } catch (SQLException e) {
                LOG.warn(
                        "What a failed statement left of {} was not removed: {}. The next attempt, or the next start,"
                                + " removes it with {}",
                        operation.target(),
                        SqlState.message(e),
                        statement.sql());
            }
        }
    }

    private Backend usable() throws SQLException {
        Backend backend = main;
        if (backend.isClosed()) {
            backend = backends.open();
            main = backend;
        }
        return backend;
    }

    private void closeIfLost(SQLException failure) {
        if (SqlState.isConnectionLoss(failure)) {
            main.close();
        }
    }

    private <T> T asking(Cancellation.Reading<T> question) throws SQLException {
        Backend backend = usable();
        try {
            return cancellation.read(backend.connection(), question);
        } catch (SQLException e) {
            closeIfLost(e);
            throw e;
        }
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        cancellation.pause(duration);
    }

    @Override
    public Connection connection() {
        return main.connection();
    }

    @Override
    public void cancel() {
        cancellation.request();
    }

    @Override
    public boolean isCancelled() {
        return cancellation.isRequested();
    }

    @Override
    public void close() {
        main.close();
    }

    private record HeldLock(String name, AdvisoryLock advisory, Backend backend) {}
}
