package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class ObservationsTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @Test
    void reachAHandlerThatNeedsTheEntities(CapturedOutput output) {
        try (var context = start(Listening.class)) {
            assertThat(context.getBean(Handler.class).heard)
                    .containsExactly(
                            "automigrate.operation kind=create_table outcome=applied relation=public.book",
                            "automigrate.run failure=none mode=apply phase=startup unit=entityManagerFactory",
                            "scope of automigrate.run",
                            "automigrate.run failure=none mode=apply phase=online unit=entityManagerFactory");
        }
        assertThat(output).doesNotContain("BeanPostProcessorChecker", "not eligible", "circular");
    }

    @Test
    void measureEachRunOnceAndWithItsTrueDuration() {
        try (var context = start(TestApplication.Minimal.class)) {
            List<MigrationReport> reports =
                    context.getBean(MigrationStatuses.class).all().get(0).reports();
            Timer startup = runs(context, "startup");
            assertThat(startup.count()).isOne();
            assertThat(startup.totalTime(TimeUnit.NANOSECONDS))
                    .isEqualTo((double) reports.get(0).timing().took().toNanos());
            assertThat(startup.getId().getTag("error")).isEqualTo("none");
            assertThat(runs(context, "online").count()).isOne();
            assertThat(context.getBean(MeterRegistry.class)
                            .get("automigrate.operation")
                            .tags("kind", "create_table", "outcome", "applied")
                            .timer()
                            .count())
                    .isOne();
        }
    }

    @Test
    void giveWayToTimersWhenNobodyListens() {
        try (var context = start(Silent.class)) {
            Timer startup = runs(context, "startup");
            assertThat(startup.count()).isOne();
            assertThat(startup.getId().getTag("error")).isNull();
            assertThat(runs(context, "online").count()).isOne();
        }
    }

    @Test
    void appearWhenBeansAreLazy() {
        try (var context = start(TestApplication.Minimal.class, "spring.main.lazy-initialization=true")) {
            context.getBean(EntityManagerFactory.class);
            assertThat(runs(context, "startup").count()).isOne();
        }
    }

    private static Timer runs(ConfigurableApplicationContext context, String phase) {
        return context.getBean(MeterRegistry.class)
                .get("automigrate.run")
                .tags("phase", phase, "mode", "apply", "failure", "none")
                .timer();
    }

    private ConfigurableApplicationContext start(Class<?> source, String... properties) {
        return TestApplication.start(WebApplicationType.NONE, database, new Class<?>[] {source}, properties);
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening extends TestApplication.Minimal {

        @Bean
        Handler handler(EntityManagerFactory entities) {
            return new Handler(entities);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Silent extends TestApplication.Minimal {

        @Bean
        ObservationRegistry observations() {
            return ObservationRegistry.NOOP;
        }
    }

    static final class Handler implements ObservationHandler<Observation.Context> {

        private final List<String> heard = new ArrayList<>();

        Handler(EntityManagerFactory entities) {
            assertThat(entities.isOpen()).isTrue();
        }

        @Override
        public void onScopeOpened(Observation.Context context) {
            if (supportsContext(context)) {
                heard.add("scope of " + context.getName());
            }
        }

        @Override
        public void onStop(Observation.Context context) {
            List<String> words = new ArrayList<>(List.of(String.valueOf(context.getName())));
            context.getLowCardinalityKeyValues().forEach(key -> words.add(key.getKey() + "=" + key.getValue()));
            context.getHighCardinalityKeyValues().stream()
                    .filter(key -> key.getKey().equals("relation"))
                    .forEach(key -> words.add("relation=" + key.getValue()));
            heard.add(String.join(" ", words));
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return String.valueOf(context.getName()).startsWith("automigrate");
        }
    }
}
