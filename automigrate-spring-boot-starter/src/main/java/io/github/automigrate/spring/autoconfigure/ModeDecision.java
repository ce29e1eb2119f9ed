package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.Mode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;

/**
 * The mode that applies, and why. Decided while the application runs: conditions of beans are frozen in ahead-of-time
 * processed applications, so a gate made of them could not be closed any more.
 */
record ModeDecision(Mode mode, String because) {

    static ModeDecision of(AutoMigrateProperties properties, Environment environment) {
        if ("onRefresh".equalsIgnoreCase(SpringProperties.getProperty("spring.context.exit"))) {
            return new ModeDecision(Mode.OFF, "spring.context.exit=onRefresh makes this a training run");
        }
        if (!properties.enabled()) {
            return new ModeDecision(Mode.OFF, "automigrate.enabled is false");
        }
        return production(properties.production(), environment)
                .map(production -> new ModeDecision(properties.production().mode(), production))
                .orElseGet(() -> new ModeDecision(
                        properties.mode(),
                        environment.containsProperty("automigrate.mode")
                                ? "automigrate.mode says so"
                                : "it is the default"));
    }

    /** Returns the mode, and why it is that one. */
    String words() {
        return "mode " + mode.name().toLowerCase(Locale.ROOT) + " because " + because;
    }

    private static Optional<String> production(AutoMigrateProperties.Production production, Environment environment) {
        Optional<String> profile = Arrays.stream(environment.getActiveProfiles())
                .filter(active -> contains(production.profiles(), active))
                .findFirst();
        if (profile.isPresent()) {
            return profile.map(active -> "profile " + active + " is active");
        }
        String value = environment.getProperty("ENVIRONMENT");
        return contains(production.environments(), value) ? Optional.of("ENVIRONMENT is " + value) : Optional.empty();
    }

    private static boolean contains(Collection<String> names, @Nullable String name) {
        return name != null && names.stream().anyMatch(name::equalsIgnoreCase);
    }
}
