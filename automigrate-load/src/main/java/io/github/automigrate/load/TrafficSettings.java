package io.github.automigrate.load;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The size of a measurement.
 *
 * @param rows rows of the table
 * @param clients sessions that read and write by primary key
 * @param rate statements a second that each client means to execute
 * @param duration how long is measured for each contender
 * @param report where the report is written to
 */
record TrafficSettings(int rows, int clients, int rate, Duration duration, Path report) {

    private static final String PREFIX = "automigrate.load.";

    static TrafficSettings ofSystemProperties() {
        return new TrafficSettings(
                Integer.getInteger(PREFIX + "rows", 2_000_000),
                Integer.getInteger(PREFIX + "clients", 8),
                Integer.getInteger(PREFIX + "rate", 100),
                Duration.ofSeconds(Integer.getInteger(PREFIX + "seconds", 45)),
                Path.of(System.getProperty(PREFIX + "report", "target/traffic-report.md")));
    }

    /** Returns the same traffic for a moment, which fills caches and compiles code before anything is measured. */
    TrafficSettings warmUp() {
        return new TrafficSettings(rows, clients, rate, Duration.ofSeconds(3), report);
    }
}
