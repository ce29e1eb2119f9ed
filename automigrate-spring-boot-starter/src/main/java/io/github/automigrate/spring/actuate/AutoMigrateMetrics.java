package io.github.automigrate.spring.actuate;

import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.spring.MigrationCallback;
import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.actuate.Measurement.Ending;
import io.github.automigrate.spring.actuate.Measurement.Subject;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Meters of the migrations: {@code automigrate.run} and {@code automigrate.operation} as observations or timers (see
 * {@link MeasurementSink}), the timer {@code automigrate.lock.wait}, and gauges of what is pending, left to a person,
 * waiting and failed.
 */
final class AutoMigrateMetrics implements MeterBinder, MigrationCallback {

    private final ObjectProvider<MigrationStatuses> statuses;
    private final MeasurementSink sink;
    // units may be migrated by threads of their own
    private final Map<Thread, LiveMeasurement> runs = new ConcurrentHashMap<>();
    private final Map<Thread, LiveMeasurement> operations = new ConcurrentHashMap<>();

    AutoMigrateMetrics(ObjectProvider<MigrationStatuses> statuses, MeasurementSink sink) {
        this.statuses = statuses;
        this.sink = sink;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "automigrate.pending", "Automatic operations that were not applied", status -> status.latest()
                .map(report -> report.pending().size())
                .orElse(0));
        gauge(registry, "automigrate.manual", "Changes left to a person", status -> status.latest()
                .map(report -> manual(report.plan()))
                .orElse(0L));
        gauge(registry, "automigrate.waiting", "Units that wait for somebody", is(MigrationState.WAITING));
        gauge(registry, "automigrate.failed", "Units whose migration failed", is(MigrationState.FAILED));
        sink.add(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToLongFunction<MigrationStatus> count) {
        Gauge.builder(name, () -> statuses.getObject().all().stream()
                        .mapToLong(count)
                        .sum())
                .description(description)
                .register(registry);
    }

    private static long manual(Plan plan) {
        return (long) plan.proposals(Safety.MANUAL).size()
                + plan.proposals(Safety.INCOMPATIBLE).size();
    }

    private static ToLongFunction<MigrationStatus> is(MigrationState state) {
        return status -> status.state() == state ? 1 : 0;
    }

    @Override
    public void beforeRun(String unit, Phase phase) {
        Subject subject = new Subject("automigrate.run", "automigrate " + words(phase), keys(unit, phase));
        runs.put(Thread.currentThread(), sink.begin(subject));
    }

    private KeyValues keys(String unit, Phase phase) {
        String mode = statuses.getObject().all().stream()
                .filter(status -> status.unit().equals(unit))
                .map(status -> words(status.mode()))
                .findFirst()
                .orElse("unknown");
        return KeyValues.of("unit", unit, "phase", words(phase), "mode", mode);
    }

    @Override
    public void beforeOperation(Operation begun) {
        endOvertaken();
        operations.put(Thread.currentThread(), sink.begin(subject(begun)));
    }

    private static Subject subject(Operation operation) {
        OperationKind kind = operation.target().kind();
        return new Subject("automigrate.operation", kind.words(), KeyValues.of("kind", words(kind)));
    }

    @Override
    public void afterOperation(Outcome outcome) {
        KeyValues details =
                KeyValues.of("relation", outcome.operation().target().relation().toString());
        Ending ending = new Ending(
                KeyValues.of("outcome", words(outcome.result())),
                details,
                outcome.effort().took(),
                null);
        // what was not tried has no beginning
        LiveMeasurement begun = taken(operations).orElseGet(() -> sink.begin(subject(outcome.operation())));
        sink.end(begun, ending);
    }

    // what somebody else did meanwhile is not ours to do any more, and has no outcome
    private void endOvertaken() {
        taken(operations)
                .ifPresent(begun -> sink.end(
                        begun,
                        new Ending(KeyValues.of("outcome", "overtaken"), KeyValues.empty(), begun.elapsed(), null)));
    }

    @Override
    public void afterRun(String unit, MigrationReport report) {
        endOvertaken();
        Duration waited = report.timing().lockWait();
        List<String> tags = List.of("unit", unit, "phase", words(report.phase()), "mode", words(report.mode()));
        sink.add(registry -> Timer.builder("automigrate.lock.wait")
                .description("Waits for other instances")
                .tags(tags.toArray(String[]::new))
                .register(registry)
                .record(waited));
        KeyValues details = KeyValues.of(
                "run", report.id().toString(), "plan", report.plan().hash());
        taken(runs)
                .ifPresent(begun -> sink.end(
                        begun,
                        new Ending(
                                KeyValues.of("failure", "none"),
                                details,
                                report.timing().took(),
                                null)));
    }

    @Override
    public void afterFailure(String unit, MigrationException failure) {
        endOvertaken();
        KeyValues reason = KeyValues.of("failure", words(failure.reason()));
        taken(runs)
                .ifPresent(begun -> sink.end(begun, new Ending(reason, KeyValues.empty(), begun.elapsed(), failure)));
    }

    private static Optional<LiveMeasurement> taken(Map<Thread, LiveMeasurement> begun) {
        return Optional.ofNullable(begun.remove(Thread.currentThread()));
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
