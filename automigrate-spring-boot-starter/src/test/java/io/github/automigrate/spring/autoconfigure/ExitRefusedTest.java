package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestContextManager;

/** Processes that an application must not end. */
@ExtendWith(OutputCaptureExtension.class)
class ExitRefusedTest {

    private static final Path DEVTOOLS = Path.of("target", "test-jars", "devtools.jar");

    @Test
    void isOneThatRunsTests(CapturedOutput output) {
        var test = new TestContextManager(Tested.class).getTestContext();

        assertThatThrownBy(test::getApplicationContext).hasRootCauseInstanceOf(FailureAnalyzedException.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("automigrate.exit=true ends the whole process, and this one runs tests")
                .contains("The application was not started, and nothing was compared or changed")
                .contains("Set automigrate.exit where the application is started in order to migrate");
    }

    @Test
    void isOneThatDevToolsRestarts() throws Exception {
        PostgresDatabase database = PostgresServer.freshDatabase();
        try (JavaProcess process = JavaProcess.start(
                List.of("-Dspring.devtools.livereload.enabled=false"),
                List.of(DEVTOOLS),
                ProcessApplication.class.getName(),
                List.of(TestApplication.arguments(database, "automigrate.exit=true")))) {
            process.awaitOutput("Set automigrate.exit where the application is started in order to migrate");
            assertThat(process.output()).contains("this one is restarted by DevTools");
        }
    }

    @Test
    void isOneThatSpringApplicationDidNotStart() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AutoMigrateAutoConfiguration.class))
                .withPropertyValues("automigrate.exit=true")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(FailureAnalyzedException.class)
                        .hasMessageContaining("this one was not prepared for it"));
    }

    @SpringBootTest(classes = TestApplication.Minimal.class, properties = "automigrate.exit=true")
    static class Tested {}
}
