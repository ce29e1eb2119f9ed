package io.github.automigrate.dialect.postgres;

import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.ExecutionListener.Progress;
import io.github.automigrate.execution.Obstacle;
import io.github.automigrate.plan.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Watches a long statement from a second connection and tells a listener how far it is and whom it waits for. Its thread
 * and its connection live as long as the statement.
 */
final class BuildWatcher implements AutoCloseable {

    // a cancellation that comes before the statement has reached the server is lost, so it is repeated
    private static final Duration CANCELLATION_INTERVAL = Duration.ofMillis(200);

    private final Backends backends;
    private final int processId;
    private final Operation operation;
    private final ExecutionListener listener;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Backend own;
    private volatile Obstacle lastBlocker = Obstacle.NOBODY;

    BuildWatcher(Backends backends, int processId, Operation operation, ExecutionListener listener) {
        this.backends = backends;
        this.processId = processId;
        this.operation = operation;
        this.listener = listener;
    }

    /** Starts to look at this interval. */
    BuildWatcher start(Duration interval, Cancellation cancellation) {
        Thread thread = new Thread(() -> watch(interval, cancellation), "automigrate-watcher");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void watch(Duration interval, Cancellation cancellation) {
        Duration pause = interval.compareTo(CANCELLATION_INTERVAL) < 0 ? interval : CANCELLATION_INTERVAL;
        long last = System.nanoTime();
        try {
            while (!ended.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                if (cancellation.isRequested()) {
                    cancellation.cancelRunning();
                }
                if (System.nanoTime() - last >= interval.toNanos()) {
                    look();
                    last = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Backend backend = own;
            if (backend != null) {
                backend.close();
            }
        }
    }

    private void look() {
        if (backends.areShared()) {
            return; // the build has taken one connection from the application already
        }
        try {
            Connection connection = connection();
            Obstacle blocker = Blocker.obstacle("", Blockers.of(connection, processId));
            if (!blocker.isNobody()) {
                lastBlocker = blocker;
            }
            listener.onProgress(progress(connection, blocker));
        } catch (SQLException | RuntimeException e) {
            // the statement goes on without being watched
            LoggerFactory.getLogger(BuildWatcher.class).warn("The progress of {} is unknown", operation.target(), e);
        }
    }

    private Connection connection() throws SQLException {
        Backend backend = own;
        if (backend == null || backend.isClosed()) {
            backend = backends.open();
            own = backend;
        }
        return backend.connection();
    }

    private Progress progress(Connection connection, Obstacle blocker) throws SQLException {
        List<Progress> found = Rows.of(
                connection,
                """
                SELECT phase, CASE WHEN blocks_total > 0 THEN 100 * blocks_done / blocks_total
                                   WHEN tuples_total > 0 THEN 100 * tuples_done / tuples_total
                                   WHEN lockers_total > 0 THEN 100 * lockers_done / lockers_total ELSE -1 END
                  FROM pg_stat_progress_create_index WHERE pid = ?""",
                row -> new Progress(operation, row.getString(1), Math.min(100, row.getInt(2)), blocker),
                processId);
        return found.isEmpty() ? new Progress(operation, "running", -1, blocker) : found.get(0);
    }

    /** Returns whom the statement waited for last, in a clause after these words. */
    Obstacle lastBlocker(String before) {
        Obstacle last = lastBlocker;
        String clause = last.isNobody()
                ? "it waited for nobody whenever it was looked at"
                : "it last waited for " + last.words();
        return new Obstacle(before + clause, last.holder());
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
