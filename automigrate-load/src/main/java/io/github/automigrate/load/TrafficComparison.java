package io.github.automigrate.load;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Measures all contenders one after the other and writes the report. */
public final class TrafficComparison {

    /** What is compared with the control is measured twice, as a machine calms down or gets busy in between. */
    private static final List<Contender> TURNS = List.of(
            Contender.CONTROL,
            Contender.AUTOMIGRATE,
            Contender.HIBERNATE_UPDATE,
            Contender.FLYWAY,
            Contender.CONTROL,
            Contender.AUTOMIGRATE);

    private TrafficComparison() {}

    /** Runs with the settings {@code automigrate.load.*} of the system properties. */
    public static void main(String[] arguments) throws Exception {
        TrafficSettings settings = TrafficSettings.ofSystemProperties();
        List<Measurement> measurements = new ArrayList<>();
        try (TrafficServer server = TrafficServer.start(settings.rows())) {
            for (Contender contender : TURNS) {
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
