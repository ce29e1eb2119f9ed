package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.autoconfigure.AutoMigrateProperties.ExitFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** {@code automigrate.exit} is a value, and three more keys stand below it. */
class ExitKeysTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(PropertiesAlone.class);

    @Test
    void areReadFromProperties() {
        requireJson(runner.withPropertyValues(
                "automigrate.exit=true", "automigrate.exit.format=json", "automigrate.exit.output=report.json"));
    }

    @Test
    void areReadFromYaml() {
        requireJson(
                with(
                        yaml(
                                """
                automigrate:
                  exit: true
                  exit.format: json
                  exit.output: report.json
                """)));
        requireJson(
                with(
                        yaml(
                                """
                automigrate.exit: true
                automigrate.exit.format: JSON
                automigrate.exit.output: report.json
                """)));
    }

    @Test
    void areReadFromTheEnvironment() {
        requireJson(with(new SystemEnvironmentPropertySource(
                "test-systemEnvironment",
                Map.of(
                        "AUTOMIGRATE_EXIT", "true",
                        "AUTOMIGRATE_EXIT_FORMAT", "json",
                        "AUTOMIGRATE_EXIT_OUTPUT", "report.json",
                        "AUTOMIGRATE_EXIT_MANUALCODE", "3"))));
    }

    @Test
    void areNotNeeded() {
        runner.withPropertyValues("automigrate.exit=true").run(context -> {
            AutoMigrateProperties properties = context.getBean(AutoMigrateProperties.class);
            assertThat(properties.exitFormat()).isEqualTo(ExitFormat.TEXT);
            assertThat(properties.exitOutput()).isNull();
            assertThat(properties.exitManualCode()).isEqualTo(3);
        });
    }

    @Test
    void admitNoOtherKeyBesideThem() {
        runner.withPropertyValues("automigrate.exit=true", "automigrate.exit.fromat=json")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(UnboundConfigurationPropertiesException.class)
                        .hasMessageContaining("automigrate.exit.fromat"));
    }

    private static void requireJson(ApplicationContextRunner runner) {
        runner.run(context -> {
            AutoMigrateProperties properties = context.getBean(AutoMigrateProperties.class);
            assertThat(properties.exit()).isTrue();
            assertThat(properties.exitFormat()).isEqualTo(ExitFormat.JSON);
            assertThat(properties.exitOutput()).isEqualTo(Path.of("report.json"));
        });
    }

    private ApplicationContextRunner with(PropertySource<?> source) {
        return runner.withInitializer(
                context -> context.getEnvironment().getPropertySources().addFirst(source));
    }

    private static PropertySource<?> yaml(String text) {
        try {
            var resource = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
            return new YamlPropertySourceLoader()
                    .load("application.yaml", resource)
                    .get(0);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AutoMigrateProperties.class)
    static class PropertiesAlone {}
}
