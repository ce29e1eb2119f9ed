package io.github.automigrate.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;

/** An authentication API. Nothing in it knows about the migration: the starter on the class path is enough. */
@SpringBootApplication
public class SampleApplication {

    public static void main(String[] arguments) {
        var application = new SpringApplication(SampleApplication.class);
        // keeps the steps of the start for /actuator/startup
        application.setApplicationStartup(new BufferingApplicationStartup(4096));
        application.run(arguments);
    }
}
