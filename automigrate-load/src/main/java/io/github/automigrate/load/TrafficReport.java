package io.github.automigrate.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The figures of all contenders as a page. */
record TrafficReport(TrafficSettings settings, List<Measurement> measurements) {

    private static final double WORST_ABOVE_CONTROL = 300;

    private static final double TAIL_TIMES_CONTROL = 1.5;

    TrafficReport {
        measurements = List.copyOf(measurements);
    }

    String markdown() {
        String rows = measurements.stream().map(TrafficReport::row).collect(Collectors.joining("\n"));
        return """
                # Traffic during a migration

                %,d rows, %d clients that each execute %d statements a second (reads and updates by primary key in turns), \
                %d s for each contender. After 3 s a transaction reads the table and stays idle for %d s, and a report \
                query runs as long; the migration begins one second later.

                Java %s, PostgreSQL 18 embedded, %d processors, shared with whatever the load average shows.

                | contender | worst ms | p99.9 ms | p50 ms | statements/s | seconds without a write | failed statements \
                | lock waits > 200 ms | migration done after | load average |
                |---|---|---|---|---|---|---|---|---|---|
                %s

                %s
                """
                .formatted(
                        settings.rows(),
                        settings.clients(),
                        settings.rate(),
                        settings.duration().toSeconds(),
                        Disturbance.SECONDS,
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        rows,
                        verdict());
    }

    private static String row(Measurement measurement) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.1f | %.2f | %.0f | %d | %s | %d | %s | %.1f |",
                measurement.contender().words(),
                measurement.worst(),
                tail(measurement),
                measurement.quantile(0.5),
                measurement.throughput(),
                measurement.secondsWithoutWrites(),
                failures(measurement.failures()),
                measurement.lockWaits(),
                measurement.contender() == Contender.CONTROL
                        ? "-"
                        : measurement.migration().words(),
                measurement.load());
    }

    private static String failures(Map<String, Long> failures) {
        return failures.isEmpty()
                ? "0"
                : failures.entrySet().stream()
                        .map(failure -> failure.getValue() + " (" + failure.getKey() + ")")
                        .collect(Collectors.joining(", "));
    }

    /** Returns whether automigrate meets the target; a sentence, never a failure, since the machine has a say in it. */
    private String verdict() {
        double worst = mean(Contender.CONTROL, Measurement::worst) + WORST_ABOVE_CONTROL;
        double tail = mean(Contender.CONTROL, TrafficReport::tail) * TAIL_TIMES_CONTROL;
        return "Target for automigrate, mean of its rows against mean of the control: worst latency at most 300 ms above"
                + " control: " + met(mean(Contender.AUTOMIGRATE, Measurement::worst) <= worst)
                + "; no second without a write: "
                + met(mean(Contender.AUTOMIGRATE, Measurement::secondsWithoutWrites) == 0)
                + "; p99.9 at most 1.5 times control: "
                + met(mean(Contender.AUTOMIGRATE, TrafficReport::tail) <= tail) + ".";
    }

    private static double tail(Measurement measurement) {
        return measurement.quantile(0.999);
    }

    private double mean(Contender contender, ToDoubleFunction<Measurement> figure) {
        return measurements.stream()
                .filter(measurement -> measurement.contender() == contender)
                .mapToDouble(figure)
                .average()
                .orElseThrow();
    }

    private static String met(boolean met) {
        return met ? "met" : "**not met**";
    }
}
