package io.github.automigrate.load;

import io.github.automigrate.load.Client.Sample;
import io.github.automigrate.load.Contender.Migration;
import io.github.automigrate.load.Measurement.End;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One measurement: traffic all the time, the disturbances after 3 s, the migration one second later. */
record TrafficRun(Contender contender, String url, TrafficSettings settings) {

    private static final long DISTURBED_AFTER_SECONDS = 3;

    private static final long MIGRATED_AFTER_SECONDS = 4;

    Measurement measure() throws InterruptedException, ExecutionException, SQLException {
        Migration migration = contender.prepare(url);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (Future<List<Sample>> client : clients(threads, settings.warmUp(), System.nanoTime())) {
                client.get();
            }
            return measure(migration, threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private Measurement measure(Migration migration, ExecutorService threads)
            throws InterruptedException, ExecutionException, SQLException {
        CountDownLatch end = new CountDownLatch(1);
        Future<Integer> lockWaits = threads.submit(() -> LockWaits.count(url, end));
        long beginning = System.nanoTime();
        List<Future<List<Sample>>> clients = clients(threads, settings, beginning);
        List<Future<?>> others = new ArrayList<>();
        TimeUnit.SECONDS.sleep(DISTURBED_AFTER_SECONDS);
        others.add(submit(threads, () -> Disturbance.forgetTransaction(url)));
        others.add(submit(threads, () -> Disturbance.report(url)));
        TimeUnit.SECONDS.sleep(MIGRATED_AFTER_SECONDS - DISTURBED_AFTER_SECONDS);
        End migrated = migrate(migration);
        List<Sample> samples = new ArrayList<>();
        for (Future<List<Sample>> client : clients) {
            samples.addAll(client.get());
        }
        for (Future<?> other : others) {
            other.get();
        }
        end.countDown();
        return new Measurement(
                contender, samples, lockWaits.get(), migrated, settings.duration(), TrafficComparison.load());
    }

    private List<Future<List<Sample>>> clients(ExecutorService threads, TrafficSettings size, long beginning) {
        List<Future<List<Sample>>> clients = new ArrayList<>();
        for (int i = 0; i < size.clients(); i++) {
            Client client = new Client(url, size);
            clients.add(threads.submit(() -> client.run(beginning)));
        }
        return clients;
    }

    private static Future<?> submit(ExecutorService threads, Contender.Migration work) {
        Callable<Void> callable = () -> {
            work.run();
            return null;
        };
        return threads.submit(callable);
    }

    private End migrate(Migration migration) throws SQLException {
        long start = System.nanoTime();
        String failure = "";
        try {
            migration.run();
        } catch (Exception e) {
            // a contender that gives up is a finding, and the others are measured nevertheless
            failure = e.getClass().getSimpleName() + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
        double after = (System.nanoTime() - start) / 1e9;
        return new End(after, contender == Contender.CONTROL ? "" : missing(), failure);
    }

    private String missing() throws SQLException {
        String sql =
                """
                SELECT concat_ws(' and ',
                    CASE WHEN NOT EXISTS (SELECT FROM pg_attribute
                        WHERE attrelid = 'account'::regclass AND attname = 'note') THEN 'the column' END,
                    CASE WHEN NOT EXISTS (SELECT FROM pg_attribute
                        WHERE attrelid = 'account'::regclass AND attname = 'name' AND atttypmod = 124)
                        THEN 'the wider column' END,
                    CASE WHEN NOT EXISTS (SELECT FROM pg_index
                        WHERE indexrelid = to_regclass('ix_account_name') AND indisvalid) THEN 'the index' END)""";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
