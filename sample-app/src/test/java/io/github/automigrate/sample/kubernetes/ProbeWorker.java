package io.github.automigrate.sample.kubernetes;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Probes one container again and again, and changes its mind at the thresholds only. */
final class ProbeWorker {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String name;
    private final Probe probe;
    private final Timeline timeline;
    private boolean passed;
    private boolean failed;
    private int successes;
    private int failures;
    private long next;

    ProbeWorker(String name, Probe probe, Timeline timeline) {
        this.name = name;
        this.probe = probe;
        this.timeline = timeline;
        this.next = System.nanoTime()
                + Duration.ofSeconds(probe.initialDelaySeconds()).toNanos();
    }

    /** Probes if it is time to. */
    void probe(int port) throws InterruptedException {
        if (System.nanoTime() < next) {
            return;
        }
        next = System.nanoTime() + Duration.ofSeconds(probe.periodSeconds()).toNanos();
        String answer = answer(port);
        timeline.add(name, answer);
        if (answer.matches("[23]\\d\\d")) {
            failures = 0;
            successes++;
        } else {
            successes = 0;
            failures++;
        }
        if (successes >= probe.successThreshold()) {
            passed = true;
            failed = false;
        } else if (failures >= probe.failureThreshold()) {
            passed = false;
            failed = true;
        }
    }

    private String answer(int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + probe.httpGet().path()))
                .timeout(Duration.ofSeconds(probe.timeoutSeconds()))
                .build();
        try {
            return String.valueOf(
                    client.send(request, BodyHandlers.discarding()).statusCode());
        } catch (HttpTimeoutException e) {
            return "timeout";
        } catch (ConnectException e) {
            return "refused";
        } catch (IOException e) {
            return "broken";
        }
    }

    boolean hasPassed() {
        return passed;
    }

    boolean hasFailed() {
        return failed;
    }
}
