package io.github.automigrate.spring.actuate;

import io.github.automigrate.spring.actuate.Measurement.Ending;
import io.github.automigrate.spring.actuate.Measurement.Subject;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run or an operation that goes on; observed while it does when there is a registry already. */
final class LiveMeasurement {

    private final Subject subject;
    private final long start = System.nanoTime();
    private final @Nullable Observation observation;
    private final Observation.@Nullable Scope scope;

    LiveMeasurement(Subject subject, @Nullable ObservationRegistry registry) {
        this.subject = subject;
        this.observation = registry == null ? null : subject.begin(registry);
        this.scope = observation == null ? null : observation.openScope();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Ends it, on the thread that began it; returns what is still to be recorded. */
    Optional<Measurement> end(Ending ending) {
        if (scope != null) {
            scope.close();
        }
        if (observation != null) {
            ending.end(observation);
            return Optional.empty();
        }
        return Optional.of(new Measurement(subject, ending));
    }
}
