package io.github.automigrate.spring.autoconfigure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** One line of the log, in words and in keys that a machine reads. */
final class LogLine {

    private LoggingEventBuilder builder;

    LogLine(Logger logger, Level level, String event) {
        builder = logger.atLevel(level);
        with(LogKey.EVENT, event);
    }

    LogLine with(LogKey key, Number value) {
        builder = builder.addKeyValue(key.key(), value);
        return this;
    }

    LogLine with(LogKey key, Duration value) {
        return with(key, value.toMillis());
    }

    LogLine with(LogKey key, Object value) {
        builder = builder.addKeyValue(key.key(), value.toString());
        return this;
    }

    LogLine causedBy(@Nullable Throwable cause) {
        builder = builder.setCause(cause);
        return this;
    }

    void log(String message) {
        builder.log("automigrate: {}", message);
    }
}
