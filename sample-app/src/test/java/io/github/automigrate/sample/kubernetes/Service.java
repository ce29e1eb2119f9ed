package io.github.automigrate.sample.kubernetes;

import java.util.List;
import java.util.Map;

/** A Service as far as it is carried out. */
record Service(String apiVersion, String kind, Metadata metadata, Spec spec) {

    record Spec(Map<String, String> selector, List<Port> ports) {}

    record Port(String name, int port, String targetPort) {}

    boolean selects(Pod pod) {
        return pod.labels().entrySet().containsAll(spec.selector.entrySet());
    }
}
