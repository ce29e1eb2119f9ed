package io.github.automigrate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.autoconfigure.AutoMigrateProperties;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds {@code docs/properties.md} to the configuration metadata. {@code -Dautomigrate.docs.write=true} writes the page
 * instead of comparing it.
 */
class PropertiesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "properties.md");

    @Test
    void saysWhatTheMetadataSays() throws IOException {
        String page = page();
        if (Boolean.getBoolean("automigrate.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("run this test with -Dautomigrate.docs.write=true to write the page anew")
                .content()
                .isEqualTo(page);
    }

    @Test
    void findsADescriptionAndATypeForEveryKey() throws IOException {
        assertThat(properties()).hasSizeGreaterThan(30).allSatisfy(property -> {
            assertThat(property.path("description").asString(""))
                    .as(property.path("name").asString())
                    .endsWith(".");
            assertThat(property.path("type").asString("")).isNotEmpty();
        });
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder(
                """
                # Properties

                Written from the configuration metadata; a test fails when it is stale. Units of durations are `ms`, `s`, `m`, `h`.
                A key under `automigrate` that is not listed here fails the start.

                | key | type | default | meaning |
                |---|---|---|---|
                """);
        for (JsonNode property : properties()) {
            String name = property.path("name").asString();
            String value = value(property.path("defaultValue"));
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            name,
                            type(property.path("type").asString()),
                            code(value),
                            cell(property.path("description").asString(""))));
        }
        return page.toString();
    }

    private static List<JsonNode> properties() throws IOException {
        String name = AutoMigrateProperties.class.getName();
        List<JsonNode> ours = new ArrayList<>();
        var all = PropertiesPageTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json");
        while (all.hasMoreElements()) {
            URL metadata = all.nextElement();
            try (var content = metadata.openStream()) {
                JsonNode root = JsonMapper.shared().readTree(content);
                if (root.toString().contains(name)) {
                    root.path("properties").forEach(ours::add);
                }
            }
        }
        ours.sort(Comparator.comparing(property -> property.path("name").asString()));
        return ours;
    }

    private static String type(String type) {
        if (type.startsWith("java.util.List")) {
            return "list of strings";
        }
        String simple = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        return type.startsWith("io.github.automigrate") ? enumeration(type) : simple.toLowerCase(Locale.ROOT);
    }

    private static String enumeration(String type) {
        try {
            Object[] constants = Class.forName(type).getEnumConstants();
            return List.of(constants).stream()
                    .map(constant -> "`" + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT) + "`")
                    .collect(Collectors.joining(", "));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            List<String> values = new ArrayList<>();
            value.forEach(element -> values.add(element.asString()));
            return String.join(", ", values);
        }
        return value.isMissingNode() ? "" : value.asString().replaceAll("[\\[\\]]", "");
    }

    private static String code(String value) {
        return value.isEmpty() ? "" : "`" + value + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*");
    }
}
