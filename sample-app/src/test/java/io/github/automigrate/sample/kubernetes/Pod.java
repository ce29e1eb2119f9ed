package io.github.automigrate.sample.kubernetes;

import io.github.automigrate.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One pod as the kubelet runs it: startup probe first, the other probes when it has passed; a container that failed liveness
 * is asked to end, killed after the grace period, and started again.
 */
final class Pod implements AutoCloseable {

    private static final long LOOK_MILLIS = 50;
    private static final Duration LONGEST_END = Duration.ofMinutes(2);

    private record Readiness(boolean ready, long since) {}

    private final Map<String, String> labels;
    private final PodSpec spec;
    private final Image image;
    private final Map<String, String> environment;
    private final int port;
    private final Path output;
    private final Timeline timeline = new Timeline();
    private final Thread kubelet;
    private final long created = System.nanoTime();
    private volatile Readiness readiness = new Readiness(false, created);
    private volatile boolean deleted;
    private volatile @Nullable Integer exitCode;

    Pod(PodTemplate template, Image image, Map<String, String> environment, int port, Path output) {
        this.labels = template.metadata().labels();
        this.spec = template.spec();
        this.image = image;
        this.environment = Map.copyOf(environment);
        this.port = port;
        this.output = output;
        this.kubelet = new Thread(this::run, "kubelet of " + output.getParent().getFileName());
        kubelet.setDaemon(true);
        kubelet.start();
    }

    private void run() {
        try {
            while (runsContainer()) {
                pause();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The container cannot be started", failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs the container from its start to its end and returns whether it is to be started again. */
    private boolean runsContainer() throws IOException, InterruptedException {
        Process process = image.start(environment, output);
        timeline.add("container", "started");
        try {
            watch(process);
            ready(false);
            end(process);
            exitCode = process.exitValue();
        } finally {
            process.destroyForcibly();
        }
        timeline.add("container", "exit " + exitCode);
        Files.writeString(output.resolveSibling("timeline.txt"), timeline.toString());
        return !deleted && spec.restartPolicy().equals("Always");
    }

    /** Returns when the container has ended or has to. */
    private void watch(Process process) throws InterruptedException {
        Container container = spec.container();
        ProbeWorker startup = worker("startup", container.startupProbe());
        while (startup != null && !startup.hasPassed()) {
            if (hasEnded(process) || startup.hasFailed()) {
                return;
            }
            startup.probe(port);
        }
        ProbeWorker liveness = worker("liveness", container.livenessProbe());
        ProbeWorker readiness = worker("readiness", container.readinessProbe());
        while (!hasEnded(process) && (liveness == null || !liveness.hasFailed())) {
            if (liveness != null) {
                liveness.probe(port);
            }
            if (readiness != null) {
                readiness.probe(port);
            }
            ready(readiness == null || readiness.hasPassed());
        }
    }

    private @Nullable ProbeWorker worker(String name, @Nullable Probe probe) {
        return probe == null ? null : new ProbeWorker(name, probe, timeline);
    }

    private boolean hasEnded(Process process) throws InterruptedException {
        return deleted || process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ready(boolean now) {
        if (now != readiness.ready) {
            readiness = new Readiness(now, System.nanoTime());
            timeline.add("endpoints", now ? "added" : "removed");
        }
    }

    // the time of the hook counts as grace
    private void end(Process process) throws InterruptedException {
        int hook = spec.container().preStopSeconds();
        if (process.waitFor(hook, TimeUnit.SECONDS)) {
            return;
        }
        timeline.add("container", "SIGTERM");
        process.destroy();
        if (!process.waitFor(spec.terminationGracePeriodSeconds() - hook, TimeUnit.SECONDS)) {
            timeline.add("container", "SIGKILL");
            process.destroyForcibly().waitFor();
        }
    }

    // the first restart comes at once, the next ones after 10 s, 20 s, 40 s
    private void pause() {
        long seconds = restarts() == 0 ? 0 : 10L << (restarts() - 1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!deleted && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
    }

    /** Deletes the pod: it leaves the endpoints while its container is asked to end. */
    Pod delete() {
        deleted = true;
        return this;
    }

    /** Waits for the end of a container that is not started again, and returns its exit code. */
    int awaitEnd() throws InterruptedException {
        kubelet.join(LONGEST_END.toMillis());
        Integer code = exitCode;
        if (kubelet.isAlive() || code == null) {
            throw new AssertionError("The pod did not end:" + this);
        }
        return code;
    }

    Pod awaitReady(Duration limit) {
        Await.until("the pod is ready" + this, limit, () -> readiness.ready);
        return this;
    }

    /** Returns whether traffic arrives, when the network learns that late what the kubelet knows. */
    boolean isRouted(Duration late) {
        Readiness now = readiness;
        boolean known = System.nanoTime() - now.since > late.toNanos();
        return known ? now.ready : !now.ready && now.since != created;
    }

    long restarts() {
        return timeline.count("container", "started") - 1;
    }

    Map<String, String> labels() {
        return labels;
    }

    int port() {
        return port;
    }

    Timeline timeline() {
        return timeline;
    }

    /** Returns the lines of the log that hold this text. */
    List<String> logged(String text) throws IOException {
        return Files.readAllLines(output).stream()
                .filter(line -> line.contains(text))
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        delete().awaitEnd();
    }

    @Override
    public String toString() {
        return timeline + "its log is " + output;
    }
}
