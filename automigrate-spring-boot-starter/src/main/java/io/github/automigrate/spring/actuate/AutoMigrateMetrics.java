package io.github.automigrate.spring.actuate;

import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.spring.MigrationCallback;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatuses;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Meters of the migrations: the timers {@code automigrate.run}, {@code automigrate.operation} and
 * {@code automigrate.lock.wait}, and the gauges {@code automigrate.pending} and {@code automigrate.manual}. A migration runs
 * before there is a registry, so what it measures is kept until one is bound.
 */
final class AutoMigrateMetrics implements MeterBinder, MigrationCallback {

    private final ObjectProvider<MigrationStatuses> statuses;
    private final List<MeterRegistry> registries = new ArrayList<>();
    private final List<Consumer<MeterRegistry>> measured = new ArrayList<>();

    AutoMigrateMetrics(ObjectProvider<MigrationStatuses> statuses) {
        this.statuses = statuses;
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        registries.add(registry);
        measured.forEach(measurement -> measurement.accept(registry));
        gauge(registry, "automigrate.pending", "Automatic operations that were not applied", report -> report.pending()
                .size());
        gauge(registry, "automigrate.manual", "Changes left to a person", AutoMigrateMetrics::manual);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToLongFunction<MigrationReport> count) {
        Gauge.builder(name, () -> latest().stream().mapToLong(count).sum())
                .description(description)
                .register(registry);
    }

    private List<MigrationReport> latest() {
        return statuses.getObject().all().stream()
                .map(MigrationStatus::latest)
                .flatMap(java.util.Optional::stream)
                .toList();
    }

    private static long manual(MigrationReport report) {
        Plan plan = report.plan();
        return (long) plan.proposals(Safety.MANUAL).size()
                + plan.proposals(Safety.INCOMPATIBLE).size();
    }

    @Override
    public void afterOperation(Outcome outcome) {
        String kind = words(outcome.operation().target().kind());
        record(
                "automigrate.operation",
                outcome.effort().took(),
                List.of("kind", kind, "outcome", words(outcome.result())));
    }

    @Override
    public void afterRun(String unit, MigrationReport report) {
        List<String> tags = List.of("unit", unit, "phase", words(report.phase()), "mode", words(report.mode()));
        record("automigrate.lock.wait", report.timing().lockWait(), tags);
        record("automigrate.run", report.timing().took(), and(tags, "none"));
    }

    @Override
    public void afterFailure(String unit, MigrationException failure) {
        List<String> tags = List.of("unit", unit, "phase", "unknown", "mode", "unknown");
        record("automigrate.run", Duration.ZERO, and(tags, words(failure.reason())));
    }

    private static List<String> and(List<String> tags, String failure) {
        List<String> all = new ArrayList<>(tags);
        all.addAll(List.of("failure", failure));
        return all;
    }

    private synchronized void record(String name, Duration duration, List<String> tags) {
        Consumer<MeterRegistry> measurement = registry -> Timer.builder(name)
                .tags(tags.toArray(String[]::new))
                .register(registry)
                .record(duration);
        measured.add(measurement);
        registries.forEach(measurement);
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
