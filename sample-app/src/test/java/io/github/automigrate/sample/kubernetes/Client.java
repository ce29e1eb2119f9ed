package io.github.automigrate.sample.kubernetes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Reads and writes all the time, through the endpoints of the service, and keeps what failed. */
final class Client implements AutoCloseable {

    /** How late a node's network rules follow the endpoints. */
    static final Duration LATE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Cluster cluster;
    private final Service service = Manifests.service();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "client");
    private volatile boolean closed;

    Client(Cluster cluster) {
        this.cluster = cluster;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        for (int i = 0; !closed; i++) {
            List<Pod> routed = cluster.routed(service, LATE);
            if (routed.isEmpty()) {
                failures.add("no endpoint");
            } else {
                request(i, routed.get(i % routed.size()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void request(int number, Pod pod) {
        var request = HttpRequest.newBuilder().timeout(Duration.ofSeconds(5));
        int user = 1 + number % 100;
        String base = "http://localhost:" + pod.port() + "/users/" + user;
        switch (number % 3) {
            case 0 -> request.uri(URI.create(base));
            case 1 -> request.uri(URI.create(base + "/activity"));
            default ->
                request.uri(URI.create(base + "/phone-numbers"))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"phoneNumbers\": [\"+49 30 %d\"]}".formatted(number)));
        }
        try {
            int code = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            answered.incrementAndGet();
            if (code != 200) {
                failures.add(base + " of request " + number + ": " + code);
            }
        } catch (IOException failure) {
            failures.add(base + " of request " + number + ": " + failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<String> failures() {
        return failures;
    }

    int answered() {
        return answered.get();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
