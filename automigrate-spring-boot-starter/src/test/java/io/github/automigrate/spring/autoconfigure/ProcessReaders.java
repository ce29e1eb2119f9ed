package io.github.automigrate.spring.autoconfigure;

import org.springframework.boot.SpringApplication;

/** The application with an index, started by its main method. */
public final class ProcessReaders {

    private ProcessReaders() {}

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(ReadersConfiguration.class, arguments);
    }
}
