package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.spring.MigrationCallback;
import io.github.automigrate.spring.autoconfigure.AutoMigrateProperties.Manual;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the SQL that a person has to run to a file, in the format of the tool that runs it. The name says what is in it, so
 * that a restart does not write the same script again.
 */
final class ManualScriptFile implements MigrationCallback {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.automigrate");

    private static final DateTimeFormatter VERSION = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private final Manual manual;
    private final Clock clock;

    ManualScriptFile(Manual manual, Clock clock) {
        this.manual = manual;
        this.clock = clock;
    }

    @Override
    public void afterRun(String unit, MigrationReport report) {
        Path directory = manual.directory();
        SqlScript script = report.plan().manualScript();
        if (directory == null || script.isEmpty()) {
            return;
        }
        try {
            write(Files.createDirectories(directory), script.text());
        } catch (IOException failure) {
            LOG.warn(
                    "automigrate: the script for a person was not written to {}: {}. It is at /actuator/automigrate/script."
                            + " Check automigrate.manual.directory.",
                    directory,
                    failure.toString());
        }
    }

    private void write(Path directory, String text) throws IOException {
        String hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        String name = "automigrate_" + hash + ".sql";
        if (exists(directory, name)) {
            return;
        }
        switch (manual.format()) {
            case SQL -> Files.writeString(directory.resolve(name), text);
            case FLYWAY -> writeForFlyway(directory, name, text);
            case LIQUIBASE ->
                Files.writeString(
                        directory.resolve(name),
                        "--liquibase formatted sql\n\n--changeset automigrate:" + hash + " runInTransaction:false\n"
                                + text);
        }
        LOG.info("automigrate: the script for a person was written to {}", directory.resolve(name));
    }

    // an index cannot be built concurrently in a transaction
    private void writeForFlyway(Path directory, String name, String text) throws IOException {
        String versioned = "V" + VERSION.format(LocalDateTime.now(clock)) + "__" + name;
        Files.writeString(directory.resolve(versioned), text);
        Files.writeString(directory.resolve(versioned + ".conf"), "executeInTransaction=false\n");
    }

    private static boolean exists(Path directory, String name) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(name));
        }
    }
}
