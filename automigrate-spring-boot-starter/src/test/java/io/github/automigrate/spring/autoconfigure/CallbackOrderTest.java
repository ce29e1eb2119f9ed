package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.MigrationSettings;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.spring.MigrationCallback;
import io.github.automigrate.spring.MigrationSettingsCustomizer;
import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;

/** What callbacks hear, in which order, and what becomes of a run when one of them says no or throws. */
@ExtendWith(OutputCaptureExtension.class)
class CallbackOrderTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    private final List<String> heard = new ArrayList<>();

    @Test
    void areToldOfEverythingInTheirOrder() {
        start(TestApplication.Minimal.class, new Ear("second", 2), new Ear("first", 1))
                .close();

        assertThat(heard.subList(0, 12))
                .containsExactly(
                        "first beforeRun STARTUP",
                        "second beforeRun STARTUP",
                        "first approves plan",
                        "second approves plan",
                        "first approves CREATE_TABLE",
                        "second approves CREATE_TABLE",
                        "first beforeOperation CREATE_TABLE",
                        "second beforeOperation CREATE_TABLE",
                        "first afterOperation APPLIED",
                        "second afterOperation APPLIED",
                        "first afterRun STARTUP",
                        "second afterRun STARTUP");
    }

    @Test
    void mayRefuseOneOperationOfSeveral(CapturedOutput output) {
        jdbc.execute("CREATE TABLE reader (id bigint PRIMARY KEY, name varchar(255))");
        jdbc.execute("INSERT INTO reader VALUES (1, 'Ada')");
        jdbc.execute("ANALYZE reader");
        jdbc.execute("CREATE TABLE book (id bigint PRIMARY KEY)");
        Ear refusing = new Ear("ear", 0) {
            @Override
            public boolean approves(Operation operation) {
                return operation.target().kind() != OperationKind.BUILD_INDEX;
            }
        };
        try (var context = start(BooksAndReaders.class, refusing)) {
            assertThat(context.getBean(MigrationStatuses.class).all().get(0).state())
                    .isEqualTo(MigrationState.UP);
        }
        assertThat(output).contains("automigrate: vetoed public.reader");
        assertThat(jdbc.queryForObject("SELECT to_regclass('reader_name') IS NULL", Boolean.class))
                .isTrue();
        assertThat(jdbc.queryForList("SELECT outcome FROM automigrate_history ORDER BY id", String.class))
                .containsExactly("APPLIED", "VETOED");
    }

    @Test
    void endTheStartWhenTheyThrowAndAreNamed(CapturedOutput output) {
        MigrationCallback throwing = throwing(name -> name.equals("beforeOperation CREATE_TABLE"));

        assertThatThrownBy(() -> start(TestApplication.Minimal.class, throwing, new Ear("last", 9)));

        assertThat(output)
                .contains("The callback " + throwing.getClass().getName() + " threw")
                .contains("no ticket", "nothing was applied after it", "Correct or remove the MigrationCallback")
                .contains("the startup phase of library ended with CALLBACK_FAILED");
        assertThat(heard).last().isEqualTo("last afterFailure CALLBACK_FAILED");
        assertThat(jdbc.queryForObject("SELECT to_regclass('book') IS NULL", Boolean.class))
                .isTrue();
    }

    @Test
    void leaveNothingBehindWhenTheyThrowAfterAnOperation() {
        MigrationCallback throwing = throwing(name -> name.startsWith("afterOperation"));
        assertThatThrownBy(() -> start(TestApplication.Minimal.class, throwing));

        start(TestApplication.Minimal.class, new Ear("ear", 0)).close();

        assertThat(heard).contains("ear afterRun STARTUP").doesNotContain("ear afterOperation APPLIED");
    }

    @Test
    void failTheOnlinePhaseWithoutEndingTheApplication(CapturedOutput output) {
        MigrationCallback throwing = throwing(name -> name.equals("beforeRun ONLINE"));
        try (var context = start(TestApplication.Minimal.class, throwing)) {
            var status = context.getBean(MigrationStatuses.class).all().get(0);
            assertThat(status.state()).isEqualTo(MigrationState.FAILED);
            assertThat(status.failureReason()).isEqualTo("CALLBACK_FAILED");
        }
        assertThat(output).containsPattern("WARN .*automigrate: The callback .* threw");
    }

    @Test
    void doNotHideAFailureWhenTheyThrowAfterIt() {
        MigrationCallback throwing = throwing(name -> name.startsWith("afterFailure"));
        Ear refusing = new Ear("ear", 9) {
            @Override
            public boolean approves(Plan plan) {
                return false;
            }
        };
        assertThatThrownBy(() -> start(TestApplication.Minimal.class, throwing, refusing))
                .rootCause()
                .hasMessageContaining("was not approved by")
                .satisfies(failure -> assertThat(failure.getSuppressed()[0]).hasMessage("no ticket"));
        assertThat(heard).last().isEqualTo("ear afterFailure VETOED");
    }

    @Test
    void customizersHaveTheirSayInTheirOrder() {
        List<String> seen = new ArrayList<>();
        try (var context = start(TestApplication.Minimal.class, beans -> {
            beans.registerBean("late", MigrationSettingsCustomizer.class, () -> new Renaming(5, "late", seen));
            beans.registerBean("early", MigrationSettingsCustomizer.class, () -> new Renaming(1, "early", seen));
        })) {
            assertThat(context.isActive()).isTrue();
        }
        assertThat(seen).containsExactly("early sees library", "late sees early");
        assertThat(jdbc.queryForObject("SELECT DISTINCT application FROM automigrate_history", String.class))
                .isEqualTo("late");
    }

    private static MigrationCallback throwing(Predicate<String> when) {
        return new Throwing(when);
    }

    private ConfigurableApplicationContext start(Class<?> source, MigrationCallback... callbacks) {
        return start(source, beans -> {
            for (MigrationCallback callback : callbacks) {
                beans.registerBean(
                        callback.getClass().getName() + System.identityHashCode(callback),
                        MigrationCallback.class,
                        () -> callback);
            }
        });
    }

    private ConfigurableApplicationContext start(Class<?> source, Consumer<GenericApplicationContext> beans) {
        return new SpringApplicationBuilder(source)
                .web(WebApplicationType.NONE)
                .initializers(context -> beans.accept((GenericApplicationContext) context))
                .run(TestApplication.arguments(database));
    }

    private class Ear implements MigrationCallback, Ordered {

        private final String name;
        private final int order;

        Ear(String name, int order) {
            this.name = name;
            this.order = order;
        }

        void hear(String what) {
            heard.add(name + " " + what);
        }

        @Override
        public int getOrder() {
            return order;
        }

        @Override
        public void beforeRun(String unit, Phase phase) {
            hear("beforeRun " + phase);
        }

        @Override
        public boolean approves(Plan plan) {
            hear("approves plan");
            return true;
        }

        @Override
        public boolean approves(Operation operation) {
            hear("approves " + operation.target().kind());
            return true;
        }

        @Override
        public void beforeOperation(Operation operation) {
            hear("beforeOperation " + operation.target().kind());
        }

        @Override
        public void afterOperation(Outcome outcome) {
            hear("afterOperation " + outcome.result());
        }

        @Override
        public void afterRun(String unit, MigrationReport report) {
            hear("afterRun " + report.phase());
        }

        @Override
        public void afterFailure(String unit, MigrationException failure) {
            hear("afterFailure " + failure.reason());
        }
    }

    private record Throwing(Predicate<String> when) implements MigrationCallback {

        private void hear(String what) {
            if (when.test(what)) {
                throw new IllegalStateException("no ticket");
            }
        }

        @Override
        public void beforeRun(String unit, Phase phase) {
            hear("beforeRun " + phase);
        }

        @Override
        public void beforeOperation(Operation operation) {
            hear("beforeOperation " + operation.target().kind());
        }

        @Override
        public void afterOperation(Outcome outcome) {
            hear("afterOperation " + outcome.result());
        }

        @Override
        public void afterFailure(String unit, MigrationException failure) {
            hear("afterFailure " + failure.reason());
        }
    }

    private record Renaming(int order, String name, List<String> seen) implements MigrationSettingsCustomizer, Ordered {

        @Override
        public MigrationSettings customize(String unit, MigrationSettings settings) {
            seen.add(name + " sees " + settings.identity().application());
            return settings.withIdentity(MigrationSettings.Identity.of(name));
        }

        @Override
        public int getOrder() {
            return order;
        }
    }
}
