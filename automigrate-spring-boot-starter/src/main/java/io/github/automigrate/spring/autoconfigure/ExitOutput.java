package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.spring.autoconfigure.AutoMigrateProperties.ExitFormat;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Where the report of an exit goes, and in which format.
 *
 * @param file the file that it is written to, or null for standard output
 */
record ExitOutput(ExitFormat format, @Nullable Path file) {

    static ExitOutput of(Environment environment) {
        Binder binder = Binder.get(environment);
        return new ExitOutput(
                binder.bind("automigrate.exit.format", ExitFormat.class).orElse(ExitFormat.TEXT),
                binder.bind("automigrate.exit.output", Path.class).orElse(null));
    }

    /**
     * Sends everything else that is printed to standard error, when what reads standard output expects JSON: the banner,
     * the log, and whatever the application prints.
     */
    void keepStandardOutputForTheReport() {
        if (format == ExitFormat.JSON && file == null) {
            System.setOut(System.err);
        }
    }

    void write(ExitReport report) {
        byte[] text = text(report).getBytes(StandardCharsets.UTF_8);
        try {
            if (file != null) {
                Files.write(file, text);
            } else if (format == ExitFormat.JSON) {
                writeTo(new FileOutputStream(FileDescriptor.out), text);
            } else {
                writeTo(System.out, text);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "The report of automigrate was not written to " + file + ": " + failure
                            + ". What was applied stays. Check automigrate.exit.output and start again.",
                    failure);
        }
    }

    // not closed: standard output belongs to the process
    private static void writeTo(OutputStream output, byte[] text) throws IOException {
        output.write(text);
        output.flush();
    }

    private String text(ExitReport report) {
        return switch (format) {
            case TEXT -> ExitText.of(report);
            case JSON -> ExitJson.of(report);
            case GITHUB -> ExitAnnotations.of(report);
        };
    }
}
