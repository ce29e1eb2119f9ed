package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** How the starter shows itself in an application that knows nothing of it. */
@ExtendWith(OutputCaptureExtension.class)
class QuietTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @Test
    void createsNoBeanTooEarly(CapturedOutput output) {
        TestApplication.start(database, "spring.main.web-application-type=none").close();

        assertThat(output)
                .contains("was brought up to date")
                .doesNotContain("BeanPostProcessorChecker", "not eligible");
    }

    @Test
    void saysOneLineWhenThereIsNothingToDo(CapturedOutput output) {
        TestApplication.start(database).close();
        int before = lines(output);
        TestApplication.start(database).close();

        assertThat(lines(output) - before).isOne();
    }

    @Test
    void worksBelowAParentContext() {
        try (var parent = new SpringApplicationBuilder(Parent.class)
                        .web(WebApplicationType.NONE)
                        .run(TestApplication.arguments(database));
                var child = new SpringApplicationBuilder(TestApplication.Minimal.class)
                        .parent(parent)
                        .web(WebApplicationType.NONE)
                        .run(TestApplication.arguments(database))) {
            assertThat(child.getBean(MigrationStatuses.class).all()).hasSize(1);
        }
    }

    private static int lines(CapturedOutput output) {
        return (int) output.getAll()
                .lines()
                .filter(line -> line.contains("automigrate: "))
                .count();
    }

    @Configuration(proxyBeanMethods = false)
    static class Parent {}
}
