package io.github.automigrate.sample.kubernetes;

import org.jspecify.annotations.Nullable;

/** A probe with the defaults of Kubernetes. */
record Probe(
        HttpGet httpGet,
        @Nullable Integer initialDelaySeconds,
        @Nullable Integer periodSeconds,
        @Nullable Integer timeoutSeconds,
        @Nullable Integer successThreshold,
        @Nullable Integer failureThreshold) {

    record HttpGet(String path, String port) {}

    Probe {
        initialDelaySeconds = initialDelaySeconds == null ? 0 : initialDelaySeconds;
        periodSeconds = periodSeconds == null ? 10 : periodSeconds;
        timeoutSeconds = timeoutSeconds == null ? 1 : timeoutSeconds;
        successThreshold = successThreshold == null ? 1 : successThreshold;
        failureThreshold = failureThreshold == null ? 3 : failureThreshold;
    }
}
