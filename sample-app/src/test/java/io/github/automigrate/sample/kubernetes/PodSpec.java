package io.github.automigrate.sample.kubernetes;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A pod with one container, and with the defaults of Kubernetes. */
record PodSpec(
        @Nullable String restartPolicy, @Nullable Integer terminationGracePeriodSeconds, List<Container> containers) {

    PodSpec {
        restartPolicy = restartPolicy == null ? "Always" : restartPolicy;
        terminationGracePeriodSeconds = terminationGracePeriodSeconds == null ? 30 : terminationGracePeriodSeconds;
        containers = List.copyOf(containers);
    }

    Container container() {
        return containers.get(0);
    }

    PodSpec with(UnaryOperator<Container> change) {
        return new PodSpec(restartPolicy, terminationGracePeriodSeconds, List.of(change.apply(container())));
    }
}
