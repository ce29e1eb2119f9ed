package io.github.automigrate.spring.actuate;

import io.github.automigrate.spring.actuate.Measurement.Ending;
import io.github.automigrate.spring.actuate.Measurement.Subject;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Where measurements go: to the handlers of the {@link ObservationRegistry} when it has any, which make timers and spans of
 * them, else into timers of our own; never both, since they have the same name. Most migrations run before there is either
 * registry, and one that is asked for then may need a repository that waits for the migration. So nothing is asked for
 * before the lifecycle starts, and what was measured until then is kept.
 */
final class MeasurementSink implements SmartLifecycle {

    // before the lifecycle that migrates online, which is at DEFAULT_PHASE - 1280
    private static final int BEFORE_ONLINE = DEFAULT_PHASE - 1281;

    private final ObjectProvider<ObservationRegistry> observations;
    private final List<MeterRegistry> meters = new ArrayList<>();
    // a registry may come late, and is told of everything
    private final List<Consumer<MeterRegistry>> recorded = new ArrayList<>();
    private final List<Measurement> early = new ArrayList<>();
    private boolean running;
    private @Nullable ObservationRegistry registry;

    MeasurementSink(ObjectProvider<ObservationRegistry> observations) {
        this.observations = observations;
    }

    @Override
    public synchronized void start() {
        running = true;
        ObservationRegistry found = observations.getIfUnique();
        registry = found == null || found.isNoop() ? null : found;
        early.forEach(this::place);
        early.clear();
    }

    synchronized void add(MeterRegistry meterRegistry) {
        meters.add(meterRegistry);
        recorded.forEach(measurement -> measurement.accept(meterRegistry));
    }

    synchronized void add(Consumer<MeterRegistry> measurement) {
        recorded.add(measurement);
        meters.forEach(measurement);
    }

    synchronized LiveMeasurement begin(Subject subject) {
        return new LiveMeasurement(subject, registry);
    }

    synchronized void end(LiveMeasurement begun, Ending ending) {
        begun.end(ending).ifPresent(measurement -> {
            if (running) {
                place(measurement);
            } else {
                early.add(measurement);
            }
        });
    }

    private void place(Measurement measurement) {
        if (registry == null) {
            add(measurement::recordIn);
        } else {
            measurement.showTo(registry);
        }
    }

    @Override
    public void stop() {
        // what is measured until the end is recorded as well
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_ONLINE;
    }
}
