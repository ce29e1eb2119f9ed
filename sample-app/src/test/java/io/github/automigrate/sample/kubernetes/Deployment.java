package io.github.automigrate.sample.kubernetes;

import java.util.Map;

/** A Deployment as far as it is carried out. */
record Deployment(String apiVersion, String kind, Metadata metadata, Spec spec) {

    record Spec(int replicas, Selector selector, Strategy strategy, PodTemplate template) {}

    record Selector(Map<String, String> matchLabels) {}

    record Strategy(RollingUpdate rollingUpdate) {}

    record RollingUpdate(int maxUnavailable, int maxSurge) {}

    PodTemplate pod() {
        return spec.template;
    }
}
