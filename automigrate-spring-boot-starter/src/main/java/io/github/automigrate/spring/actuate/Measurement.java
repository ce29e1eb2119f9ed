package io.github.automigrate.spring.actuate;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One run or operation that has ended, as meters and observations show it. */
record Measurement(Subject subject, Ending ending) {

    /**
     * What is known when it begins.
     *
     * @param name the name of the timer and the observation
     * @param title the name of a span
     * @param keys of few values each
     */
    record Subject(String name, String title, KeyValues keys) {

        Observation begin(ObservationRegistry registry) {
            return Observation.createNotStarted(name, registry)
                    .contextualName(title)
                    .lowCardinalityKeyValues(keys)
                    .start();
        }
    }

    /**
     * What is known when it has ended.
     *
     * @param keys of few values each
     * @param details keys of many values, which are no tags of meters
     */
    record Ending(KeyValues keys, KeyValues details, Duration took, @Nullable Throwable error) {

        void end(Observation observation) {
            observation.lowCardinalityKeyValues(keys).highCardinalityKeyValues(details);
            if (error != null) {
                observation.error(error);
            }
            observation.stop();
        }
    }

    void recordIn(MeterRegistry registry) {
        Tags tags = Tags.empty();
        for (KeyValue key : subject.keys.and(ending.keys)) {
            tags = tags.and(key.getKey(), key.getValue());
        }
        Timer.builder(subject.name).tags(tags).register(registry).record(ending.took);
    }

    /** Shows handlers what ended before there was a registry; the timer that they make of it has the true duration. */
    void showTo(ObservationRegistry registry) {
        Observation observation = subject.begin(registry);
        // this is where Micrometer's own handler keeps the beginning
        observation.getContext().put(Timer.Sample.class, Timer.start(new Elapsed(ending.took)));
        ending.end(observation);
    }

    /** A clock that has moved on by this much when it is read for the second time. */
    private static final class Elapsed implements Clock {

        private final Duration took;
        private boolean started;

        Elapsed(Duration took) {
            this.took = took;
        }

        @Override
        public long wallTime() {
            return Clock.SYSTEM.wallTime();
        }

        @Override
        public long monotonicTime() {
            long now = started ? took.toNanos() : 0;
            started = true;
            return now;
        }
    }
}
