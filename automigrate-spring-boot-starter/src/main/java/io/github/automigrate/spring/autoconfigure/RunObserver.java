package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.spring.MigrationCallback;
import io.github.automigrate.spring.MigrationState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/** Tells the log, the callbacks and the startup steps what the runs of one unit do. */
final class RunObserver {

    private final String unit;
    private final RunLog log;
    private final List<MigrationCallback> callbacks;
    private final ApplicationStartup startup;

    RunObserver(String unit, RunLog log, List<MigrationCallback> callbacks, ApplicationStartup startup) {
        this.unit = unit;
        this.log = log;
        this.callbacks = List.copyOf(callbacks);
        this.startup = startup;
    }

    MigrationReport observe(Phase phase, Supplier<MigrationReport> run, IntSupplier tables) {
        StartupStep step = startup.start("automigrate." + phase.name().toLowerCase(Locale.ROOT));
        step.tag("unit", unit);
        try {
            callbacks.forEach(callback -> callback.beforeRun(unit, phase));
            MigrationReport report = run.get();
            step.tag("operations", () -> String.valueOf(report.outcomes().size()));
            if (!report.mode().applies()) {
                report.plan().operations().forEach(log::planned);
            }
            log.run(report, tables.getAsInt());
            callbacks.forEach(callback -> callback.afterRun(unit, report));
            return report;
        } catch (MigrationException failure) {
            callbacks.forEach(callback -> callback.afterFailure(unit, failure));
            throw failure;
        } finally {
            step.end();
        }
    }

    void cancelled(Phase phase) {
        log.cancelled(phase);
    }

    void onlineFailed(MigrationException failure) {
        log.failed(failure);
    }

    ExecutionListener listener(BiConsumer<MigrationState, String> activity) {
        return new ExecutionListener() {
            @Override
            public Optional<String> objectorTo(Plan plan) {
                return callbacks.stream()
                        .filter(callback -> !callback.approves(plan))
                        .findFirst()
                        .map(callback -> AopUtils.getTargetClass(callback).getName());
            }

            @Override
            public boolean approves(Operation operation) {
                return callbacks.stream().allMatch(callback -> callback.approves(operation));
            }

            @Override
            public void onAttempt(Operation operation, int attempt) {
                activity.accept(MigrationState.IN_PROGRESS, operation.target().toString());
            }

            @Override
            public void onWait(String reason) {
                activity.accept(MigrationState.WAITING, "waiting for " + reason);
                log.waits(reason);
            }

            @Override
            public void onProgress(Progress progress) {
                String percent = progress.percent() < 0 ? "" : ", " + progress.percent() + " %";
                activity.accept(
                        progress.blocker().isEmpty() ? MigrationState.IN_PROGRESS : MigrationState.WAITING,
                        progress.operation().target() + ": " + progress.phase() + percent);
                log.progress(progress);
            }

            @Override
            public void onOutcome(Outcome outcome) {
                log.outcome(outcome);
                callbacks.forEach(callback -> callback.afterOperation(outcome));
            }
        };
    }
}
