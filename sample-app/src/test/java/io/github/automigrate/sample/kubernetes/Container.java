package io.github.automigrate.sample.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container as far as it is carried out. */
record Container(
        String name,
        String image,
        List<Variable> env,
        @Nullable List<Port> ports,
        @Nullable Lifecycle lifecycle,
        @Nullable Probe startupProbe,
        @Nullable Probe livenessProbe,
        @Nullable Probe readinessProbe,
        Resources resources) {

    record Variable(String name, @Nullable String value, @Nullable Source valueFrom) {}

    record Source(SecretKey secretKeyRef) {}

    record SecretKey(String name, String key) {}

    record Port(String name, int containerPort) {}

    record Lifecycle(PreStop preStop) {}

    record PreStop(Sleep sleep) {}

    record Sleep(int seconds) {}

    record Resources(Map<String, String> requests, Map<String, String> limits) {}

    int preStopSeconds() {
        return lifecycle == null ? 0 : lifecycle.preStop.sleep.seconds;
    }

    Container with(String variable, String value) {
        List<Variable> all = new ArrayList<>(env);
        all.removeIf(present -> present.name.equals(variable));
        all.add(new Variable(variable, value, null));
        return new Container(
                name, image, all, ports, lifecycle, startupProbe, livenessProbe, readinessProbe, resources);
    }

    Container withoutStartupProbe() {
        return new Container(name, image, env, ports, lifecycle, null, livenessProbe, readinessProbe, resources);
    }
}
