package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.Obstacle;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.execution.Session.Holder;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.spring.MigrationActivity;
import io.github.automigrate.spring.MigrationActivity.WaitingFor;
import io.github.automigrate.spring.MigrationState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/** Tells the log, the callbacks and the startup steps what the runs of one unit do. */
final class RunObserver {

    private final RunLog log;
    private final Callbacks callbacks;
    private final ApplicationStartup startup;

    RunObserver(RunLog log, Callbacks callbacks, ApplicationStartup startup) {
        this.log = log;
        this.callbacks = callbacks;
        this.startup = startup;
    }

    MigrationReport observe(Phase phase, Function<UUID, MigrationReport> run, IntSupplier tables) {
        long start = System.nanoTime();
        UUID id = UUID.randomUUID();
        log.begins(id);
        StartupStep step = startup.start("automigrate." + phase.name().toLowerCase(Locale.ROOT));
        step.tag("unit", callbacks.unit());
        try {
            callbacks.tell(callback -> callback.beforeRun(callbacks.unit(), phase));
            MigrationReport report = run.apply(id);
            step.tag("operations", () -> String.valueOf(report.outcomes().size()));
            if (!report.mode().applies()) {
                report.plan().operations().forEach(log::planned);
            }
            log.run(report, tables.getAsInt());
            callbacks.tell(callback -> callback.afterRun(callbacks.unit(), report));
            return report;
        } catch (MigrationException failure) {
            callbacks.tellOf(failure);
            if (phase == Phase.STARTUP) {
                log.startupFailed(failure, Duration.ofNanos(System.nanoTime() - start));
            }
            throw failure;
        } finally {
            step.end();
        }
    }

    void cancelled(Phase phase) {
        log.cancelled(phase);
    }

    void startupPostponed(RuntimeException failure) {
        log.startupPostponed(failure);
    }

    void onlineFailed(RuntimeException failure) {
        log.onlineFailed(failure);
    }

    ExecutionListener listener(BiConsumer<MigrationState, UnaryOperator<MigrationActivity>> activity) {
        return new ExecutionListener() {
            @Override
            public Optional<String> objectorTo(Plan plan) {
                return callbacks.objector(callback -> callback.approves(plan));
            }

            @Override
            public boolean approves(Operation operation) {
                return callbacks
                        .objector(callback -> callback.approves(operation))
                        .isEmpty();
            }

            @Override
            public void onAttempt(Operation operation, int attempt) {
                String target = operation.target().toString();
                activity.accept(
                        MigrationState.IN_PROGRESS,
                        now -> new MigrationActivity(now.phase(), target, target, null, null));
                if (attempt == 1) {
                    callbacks.tell(callback -> callback.beforeOperation(operation));
                }
            }

            @Override
            public void onWait(Obstacle obstacle) {
                activity.accept(
                        MigrationState.WAITING,
                        now -> new MigrationActivity(
                                now.phase(), "waiting for " + obstacle, now.operation(), null, waitingFor(obstacle)));
                log.waits(obstacle);
            }

            @Override
            public void onProgress(Progress progress) {
                boolean waits = !progress.blocker().isNobody();
                activity.accept(
                        waits ? MigrationState.WAITING : MigrationState.IN_PROGRESS,
                        now -> activity(now.phase(), progress));
                log.progress(progress);
            }

            @Override
            public void onOutcome(Outcome outcome) {
                log.outcome(outcome);
                callbacks.tell(callback -> callback.afterOperation(outcome));
            }
        };
    }

    private static MigrationActivity activity(Phase phase, ExecutionListener.Progress progress) {
        Integer percent = progress.percent() < 0 ? null : progress.percent();
        String target = progress.operation().target().toString();
        String words = target + ": " + progress.phase() + (percent == null ? "" : ", " + percent + " %");
        return new MigrationActivity(phase, words, target, percent, waitingFor(progress.blocker()));
    }

    private static @Nullable WaitingFor waitingFor(Obstacle obstacle) {
        Holder holder = obstacle.holder();
        if (holder == null) {
            return null;
        }
        Instant since = holder.seconds() < 0
                ? null
                : Instant.now().minusSeconds(holder.seconds()).truncatedTo(ChronoUnit.SECONDS);
        return new WaitingFor(holder.applicationName(), holder.processId(), since);
    }
}
