package io.github.automigrate.sample.kubernetes;

import io.github.automigrate.testing.PostgresDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cluster with one secret, which names a database. Pods share the machine, so each listens on a port of its own. */
final class Cluster implements AutoCloseable {

    /** As long as a pod may take to become ready. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Pattern MEBIBYTES = Pattern.compile("(\\d+)Mi");

    private final Image image = Image.ofDockerfile();
    private final Path directory;
    private final Map<String, String> secret;
    private final String application;
    private final List<Pod> pods = new CopyOnWriteArrayList<>();

    Cluster(PostgresDatabase database) throws IOException {
        this.directory = Files.createDirectories(
                Path.of("target", "kubernetes", database.name()).toAbsolutePath());
        this.application = database.name();
        this.secret = Map.of("url", database.url(), "username", database.user(), "password", database.password());
    }

    /** Starts a pod. */
    Pod start(PodTemplate template) throws IOException {
        int port = freePort();
        Container container = template.spec().container();
        Path home = Files.createTempDirectory(directory, container.name() + "-");
        Pod pod = new Pod(template, image, environment(container, port), port, home.resolve("output.log"));
        pods.add(pod);
        return pod;
    }

    /** Starts all replicas at once. */
    List<Pod> start(Deployment deployment) throws IOException {
        List<Pod> replicas = new ArrayList<>();
        for (int i = 0; i < deployment.spec().replicas(); i++) {
            replicas.add(start(deployment.pod()));
        }
        return replicas;
    }

    /** Replaces the pods by those of the deployment, in the pace of its strategy. */
    List<Pod> rollOut(Deployment deployment, List<Pod> running) throws IOException {
        requireNoGap(deployment.spec().strategy().rollingUpdate());
        int surge = deployment.spec().strategy().rollingUpdate().maxSurge();
        List<Pod> leaving = new ArrayList<>(running);
        List<Pod> coming = new ArrayList<>();
        while (!leaving.isEmpty()) {
            int next = Math.min(surge, deployment.spec().replicas() - coming.size());
            for (int i = 0; i < next; i++) {
                coming.add(start(deployment.pod()));
            }
            for (Pod pod : coming) {
                pod.awaitReady(PATIENCE);
            }
            for (int i = 0; i < Math.max(next, 1); i++) {
                leaving.remove(0).delete();
            }
        }
        return coming;
    }

    private static void requireNoGap(Deployment.RollingUpdate pace) {
        if (pace.maxUnavailable() != 0) {
            throw new IllegalArgumentException("A roll-out with pods that may be missing is not carried out");
        }
    }

    /**
     * Runs the pods of a job one after the other until one succeeds or the limit is reached.
     *
     * @param backoff the pause before the second pod, which doubles each time: 10 s in Kubernetes
     */
    List<Pod> run(Job job, Duration backoff) throws Exception {
        List<Pod> attempts = new ArrayList<>();
        attempts.add(start(job.pod()));
        while (attempts.get(attempts.size() - 1).awaitEnd() != 0
                && attempts.size() <= job.spec().backoffLimit()) {
            LockSupport.parkNanos(
                    backoff.multipliedBy(1L << (attempts.size() - 1)).toNanos());
            attempts.add(start(job.pod()));
        }
        return attempts;
    }

    /** Returns the pods that traffic for the service arrives at, when the network learns that late of a change. */
    List<Pod> routed(Service service, Duration late) {
        return pods.stream()
                .filter(service::selects)
                .filter(pod -> pod.isRouted(late))
                .toList();
    }

    private Map<String, String> environment(Container container, int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_APPLICATION_NAME", application);
        for (Container.Variable variable : container.env()) {
            environment.put(variable.name(), value(variable));
        }
        environment.put("SERVER_PORT", String.valueOf(port));
        // a container's limit is the JVM's machine
        environment.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:MaxRAM=" + memory(container) + "m");
        return environment;
    }

    private String value(Container.Variable variable) {
        Container.Source source = variable.valueFrom();
        if (source == null) {
            return variable.value() == null ? "" : variable.value();
        }
        String value = secret.get(source.secretKeyRef().key());
        if (value == null) {
            throw new IllegalArgumentException("The secret lacks the key of " + variable);
        }
        return value;
    }

    private static String memory(Container container) {
        Matcher limit = MEBIBYTES.matcher(container.resources().limits().get("memory"));
        if (!limit.matches()) {
            throw new IllegalArgumentException("The memory limit of " + container.name() + " is not in Mi");
        }
        return limit.group(1);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        pods.forEach(Pod::delete);
        for (Pod pod : pods) {
            pod.awaitEnd();
        }
    }
}
