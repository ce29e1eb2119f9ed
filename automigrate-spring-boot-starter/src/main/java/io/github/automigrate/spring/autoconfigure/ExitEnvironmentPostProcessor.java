package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Prepares the process that only migrates and exits: no web server, since nothing may answer on its port meanwhile, and a
 * report also of a failure. Refuses to prepare a process that is not the application's to end.
 */
final class ExitEnvironmentPostProcessor implements EnvironmentPostProcessor {

    private static final String PREPARED = "automigrateExit";

    private static final String OF_TESTS = "org.springframework.boot.test.context.SpringBootTestContextBootstrapper";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty("automigrate.exit", Boolean.class, false)) {
            return;
        }
        refuse(environment.containsProperty(OF_TESTS), "this one runs tests");
        refuse(isRestarted(), "this one is restarted by DevTools");
        // a deferred or parallel start would only be in the way of the exit
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        PREPARED,
                        Map.of(
                                "spring.main.web-application-type",
                                "none",
                                "spring.main.lazy-initialization",
                                "false")));
        ExitOutput output = ExitOutput.of(environment);
        output.keepStandardOutputForTheReport();
        application.addListeners(new FailureReport(output));
    }

    private static boolean isRestarted() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader != null && loader.getClass().getName().startsWith("org.springframework.boot.devtools.");
    }

    /**
     * Refuses an exit that nobody prepared, since the key became known too late, or in a context that
     * {@link SpringApplication} did not start.
     */
    static void requirePrepared(ConfigurableEnvironment environment) {
        refuse(
                !environment.getPropertySources().contains(PREPARED),
                "this one was not prepared for it, since the key was not known when SpringApplication read its properties");
    }

    private static void refuse(boolean wrong, String because) {
        if (wrong) {
            throw new FailureAnalyzedException(
                    "automigrate.exit=true ends the whole process, and " + because
                            + ". The application was not started, and nothing was compared or changed.",
                    "Set automigrate.exit where the application is started in order to migrate, and nowhere else: on its"
                            + " command line, or as the variable AUTOMIGRATE_EXIT of that one process.");
        }
    }

    /** Tells what kept the units from being migrated. */
    private record FailureReport(ExitOutput output) implements ApplicationListener<ApplicationFailedEvent> {

        @Override
        public void onApplicationEvent(ApplicationFailedEvent event) {
            output.write(ExitReport.failed(message(event.getException())));
        }

        private static String message(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof MigrationException) {
                    return String.valueOf(cause.getMessage());
                }
            }
            return NestedExceptionUtils.getMostSpecificCause(failure).toString();
        }
    }
}
