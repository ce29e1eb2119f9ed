package io.github.automigrate.spring;

import io.github.automigrate.spring.autoconfigure.AutoMigrateProperties;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Names the key that was probably meant. Comes before Boot's own analyzer, which only names the unknown one. */
@Order(0)
final class UnknownKeyFailureAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

    private static final String PREFIX = "automigrate";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
        List<ConfigurationProperty> unknown = cause.getUnboundProperties().stream()
                .filter(property -> property.getName().toString().startsWith(PREFIX + "."))
                .toList();
        if (unknown.isEmpty()) {
            return null;
        }
        StringBuilder description = new StringBuilder("These keys are unknown to automigrate, and the application was"
                + " not started, since a safety setting with a typo does not protect:\n");
        StringBuilder action = new StringBuilder("Correct or remove them:\n");
        for (ConfigurationProperty property : unknown) {
            String name = property.getName().toString();
            description
                    .append("\n    ")
                    .append(name)
                    .append(" (")
                    .append(property.getOrigin())
                    .append(')');
            action.append("\n    ")
                    .append(name)
                    .append(": did you mean ")
                    .append(nearest(name))
                    .append('?');
        }
        return new FailureAnalysis(description.toString(), action.toString(), rootFailure);
    }

    private static String nearest(String unknown) {
        return keys(PREFIX, AutoMigrateProperties.class).stream()
                .min(Comparator.comparingInt(key -> distance(unknown, key)))
                .orElse(PREFIX);
    }

    private static List<String> keys(String prefix, Class<?> type) {
        List<String> keys = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Name name = component.getAnnotation(Name.class);
            String key = prefix + "." + (name == null ? dashed(component.getName()) : name.value());
            if (component.getType().isRecord()) {
                keys.addAll(keys(key, component.getType()));
            } else {
                keys.add(key);
            }
        }
        return keys;
    }

    private static String dashed(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Returns the number of letters to insert, remove or replace, by Levenshtein's method. */
    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
