package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.Mode;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.Obstacle;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.execution.Session.Holder;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.plan.Statement.RelationLock;
import io.github.automigrate.spring.autoconfigure.Progress.Failure;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The log lines of one unit: one a run, one an operation, and one a difference that is left to a person. */
final class RunLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.automigrate");

    private static final Duration BETWEEN_WAITS = Duration.ofSeconds(10);

    private final String unit;
    private final String application;
    private final ModeDecision decision;
    private final Set<String> proposed = new HashSet<>();
    private long lastWait;
    // read by the thread that watches an index build
    private volatile @Nullable UUID run;

    RunLog(String unit, String application, ModeDecision decision) {
        this.unit = unit;
        this.application = application;
        this.decision = decision;
    }

    static void standsAside(String unit, Mode mode, String because) {
        new LogLine(LOG, Level.INFO, "stands-aside")
                .with(LogKey.UNIT, unit)
                .with(LogKey.MODE, mode)
                .with(LogKey.BECAUSE, because)
                .log("nothing is done for " + unit + ", since " + because + " (mode " + words(mode) + ")");
    }

    void begins(UUID id) {
        run = id;
    }

    private LogLine line(Level level, String event) {
        LogLine line = new LogLine(LOG, level, event).with(LogKey.UNIT, unit);
        UUID current = run;
        return current == null ? line : line.with(LogKey.RUN, current);
    }

    void run(MigrationReport report, int tables) {
        report.plan().proposals().forEach(this::proposal);
        // the second comparison of a start that found nothing new is no second line
        boolean news = report.phase() == Phase.STARTUP || !report.outcomes().isEmpty();
        line(news ? Level.INFO : Level.DEBUG, "run")
                .with(LogKey.MODE, report.mode())
                .with(LogKey.BECAUSE, decision.because())
                .with(LogKey.PHASE, report.phase())
                .with(LogKey.SCHEMA, report.server().defaultSchema())
                .with(LogKey.TABLES, tables)
                .with(LogKey.PLANNED, report.plan().operations().size())
                .with(LogKey.APPLIED, report.applied().size())
                .with(LogKey.PENDING, report.pending().size())
                .with(LogKey.MANUAL, RunSentence.manual(report.plan()))
                .with(LogKey.LOCK_WAIT, report.timing().lockWait())
                .with(LogKey.TOOK, report.timing().took())
                .log(new RunSentence(application, decision, report, tables).toString());
    }

    private void proposal(Proposal proposal) {
        if (proposed.add(proposal.message())) {
            line(proposal.safety() == Safety.INFORMATION ? Level.DEBUG : Level.WARN, "proposal")
                    .with(LogKey.SAFETY, proposal.safety())
                    .with(LogKey.RELATION, proposal.relation())
                    .with(LogKey.SUBJECT, proposal.subject())
                    .with(LogKey.BECAUSE, proposal.because())
                    .log(proposal.message());
        }
    }

    void planned(Operation operation) {
        about(operation, line(Level.INFO, "planned"))
                .log("would apply " + operation.target() + ": " + String.join("; ", operation.sql()));
    }

    void outcome(Outcome outcome) {
        Operation operation = outcome.operation();
        about(operation, line(outcome.isApplied() ? Level.INFO : Level.WARN, "operation"))
                .with(LogKey.OUTCOME, outcome.result())
                .with(LogKey.ATTEMPTS, outcome.effort().attempts())
                .with(LogKey.WAITED, outcome.effort().waited())
                .with(LogKey.TOOK, outcome.effort().took())
                .log("%s %s%s [%s; lock %s; attempts %d; waited %d ms; took %d ms]"
                        .formatted(
                                words(outcome.result()),
                                operation.target(),
                                outcome.detail().isEmpty() ? "" : ": " + outcome.detail(),
                                String.join("; ", operation.sql()),
                                locks(operation),
                                outcome.effort().attempts(),
                                outcome.effort().waited().toMillis(),
                                outcome.effort().took().toMillis()));
    }

    private static LogLine about(Operation operation, LogLine line) {
        return line.with(LogKey.OPERATION, operation.target().kind())
                .with(LogKey.RELATION, operation.target().relation())
                .with(LogKey.SUBJECT, String.join(", ", operation.target().subjects()));
    }

    private static String locks(Operation operation) {
        String locks = operation.locks().stream().map(RelationLock::toString).collect(Collectors.joining(", "));
        return locks.isEmpty() ? "none" : locks;
    }

    void progress(ExecutionListener.Progress progress) {
        LogLine line = about(progress.operation(), line(Level.INFO, "progress")).with(LogKey.STEP, progress.phase());
        if (progress.percent() >= 0) {
            line.with(LogKey.PERCENT, progress.percent());
        }
        obstacle(progress.blocker(), line)
                .log(progress.operation().target() + " is in progress: " + progress.phase()
                        + (progress.percent() < 0 ? "" : ", " + progress.percent() + " %")
                        + (progress.blocker().isNobody() ? "" : ", waiting for " + progress.blocker()));
    }

    void waits(Obstacle obstacle) {
        long now = System.nanoTime();
        if (lastWait == 0 || now - lastWait > BETWEEN_WAITS.toNanos()) {
            lastWait = now;
            obstacle(obstacle, line(Level.INFO, "waiting")).log("waiting for " + obstacle);
        }
    }

    private static LogLine obstacle(Obstacle obstacle, LogLine line) {
        if (!obstacle.isNobody()) {
            line.with(LogKey.WAITING_FOR, obstacle.words());
        }
        Holder holder = obstacle.holder();
        if (holder != null) {
            line.with(LogKey.HOLDER_APPLICATION, holder.applicationName()).with(LogKey.HOLDER_PID, holder.processId());
        }
        return holder == null || holder.seconds() < 0 ? line : line.with(LogKey.HOLDER_AGE, holder.seconds());
    }

    void cancelled(Phase phase) {
        line(Level.INFO, "cancelled")
                .with(LogKey.PHASE, phase)
                .log("the " + words(phase) + " phase was cancelled, the next start goes on with it");
    }

    /** Logs the line that every start has; what went wrong is said by the exception that ends it. */
    void startupFailed(RuntimeException failure, Duration took) {
        String reason = Failure.of(failure).reason();
        failure(Level.INFO, Phase.STARTUP, reason)
                .with(LogKey.TOOK, took)
                .log("the startup phase of " + application + " ended with " + reason + " (" + decision.words()
                        + ", took " + took.toMillis() + " ms, run " + run + ")");
    }

    void startupPostponed(RuntimeException failure) {
        failure(Level.WARN, Phase.STARTUP, Failure.of(failure).reason())
                .log(
                        "the application starts without readiness, and goes on trying, since automigrate.startup.on-timeout is"
                                + " hold: " + failure.getMessage());
    }

    void onlineFailed(RuntimeException failure) {
        failure(Level.WARN, Phase.ONLINE, Failure.of(failure).reason())
                .causedBy(failure instanceof MigrationException ? failure.getCause() : failure)
                .log(String.valueOf(failure.getMessage()));
    }

    private LogLine failure(Level level, Phase phase, String reason) {
        return line(level, "failure")
                .with(LogKey.MODE, decision.mode())
                .with(LogKey.BECAUSE, decision.because())
                .with(LogKey.PHASE, phase)
                .with(LogKey.FAILURE, reason);
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
