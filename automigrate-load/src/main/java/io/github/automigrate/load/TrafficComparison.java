package io.github.automigrate.load;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Measures all contenders one after the other and writes the report. */
public final class TrafficComparison {

    private TrafficComparison() {}

    /** Runs with the settings {@code automigrate.load.*} of the system properties. */
    public static void main(String[] arguments) throws Exception {
        TrafficSettings settings = TrafficSettings.ofSystemProperties();
        List<Measurement> measurements = new ArrayList<>();
        try (TrafficServer server = TrafficServer.start(settings.rows())) {
            for (Contender contender : Contender.values()) {
                String url = server.copy(contender.database());
                measurements.add(new TrafficRun(contender, url, settings).measure());
                server.drop(contender.database());
            }
        }
        String report = new TrafficReport(settings, measurements).markdown();
        Files.createDirectories(settings.report().toAbsolutePath().getParent());
        Files.writeString(settings.report(), report);
        System.out.println(report);
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
