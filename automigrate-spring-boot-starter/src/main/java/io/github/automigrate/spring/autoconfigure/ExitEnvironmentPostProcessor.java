package io.github.automigrate.spring.autoconfigure;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Leaves out the web server when the application only migrates and exits: nothing may answer on its port meanwhile. */
final class ExitEnvironmentPostProcessor implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("automigrate.exit", Boolean.class, false)) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "automigrateExit",
                            Map.of(
                                    "spring.main.web-application-type", "none",
                                    // a deferred or parallel start would only be in the way of the exit
                                    "spring.main.lazy-initialization", "false")));
        }
    }
}
