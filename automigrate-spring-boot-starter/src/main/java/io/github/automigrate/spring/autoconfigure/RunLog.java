package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.plan.Safety;
import io.github.automigrate.plan.Statement.RelationLock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The log lines of one unit: one a run, one an operation, and one a difference that is left to a person. */
final class RunLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.automigrate");

    private static final Duration BETWEEN_WAITS = Duration.ofSeconds(10);

    private final String application;
    private final ModeDecision decision;
    private final Set<String> proposed = new HashSet<>();
    private long lastWait;

    RunLog(String application, ModeDecision decision) {
        this.application = application;
        this.decision = decision;
    }

    static void standsAside(String unit, String because) {
        LOG.info("automigrate: nothing is done for {}, since {}", unit, because);
    }

    void run(MigrationReport report, int tables) {
        report.plan().proposals().forEach(this::proposal);
        long manual = manual(report.plan());
        // the second comparison of a start that found nothing new is no second line
        boolean news = report.phase() == Phase.STARTUP || !report.outcomes().isEmpty();
        LOG.atLevel(news ? Level.INFO : Level.DEBUG)
                .addKeyValue("automigrate.mode", report.mode())
                .addKeyValue("automigrate.phase", report.phase())
                .addKeyValue("automigrate.applied", report.applied().size())
                .addKeyValue("automigrate.manual", manual)
                .addKeyValue("automigrate.took", report.timing().took().toMillis())
                .log(
                        "automigrate: schema {} of {} {}{} ({})",
                        report.server().defaultSchema(),
                        application,
                        finding(report),
                        manual == 0 ? "" : ", " + counted(manual, "change") + " left to a person",
                        circumstances(report, tables));
    }

    private String circumstances(MigrationReport report, int tables) {
        List<String> all = new ArrayList<>(List.of(decision.words()));
        if (report.phase() == Phase.ONLINE) {
            all.add("online phase");
        }
        all.add(counted(tables, "table"));
        if (report.timing().lockWait().toMillis() > 0) {
            all.add("waited " + report.timing().lockWait().toMillis() + " ms");
        }
        all.add(report.timing().took().toMillis() + " ms");
        return String.join(", ", all);
    }

    private static String finding(MigrationReport report) {
        List<Operation> planned = report.plan().operations();
        if (!report.outcomes().isEmpty()) {
            int left = report.unapplied().size();
            return "was brought up to date with " + counted(report.applied().size(), "operation")
                    + (left == 0 ? "" : ", " + left + " not applied");
        }
        if (planned.isEmpty()) {
            return manual(report.plan()) == 0 ? "is up to date" : "has nothing to apply";
        }
        int later = report.plan().operations(Phase.ONLINE).size();
        return report.mode().applies() && report.phase() == Phase.STARTUP && later == planned.size()
                ? "has what the application requires, " + counted(later, "operation") + " to come online"
                : "lacks " + counted(planned.size(), "operation") + ", none applied";
    }

    private static long manual(Plan plan) {
        return plan.proposals().stream()
                .filter(proposal -> proposal.safety() != Safety.INFORMATION)
                .count();
    }

    private void proposal(Proposal proposal) {
        if (!proposed.add(proposal.message())) {
            return;
        }
        if (proposal.safety() == Safety.INFORMATION) {
            LOG.debug("automigrate: {}", proposal.message());
        } else {
            LOG.atWarn()
                    .addKeyValue("automigrate.safety", proposal.safety())
                    .addKeyValue("automigrate.relation", proposal.relation())
                    .log("automigrate: {}", proposal.message());
        }
    }

    void planned(Operation operation) {
        LOG.info("automigrate: would apply {}: {}", operation.target(), String.join("; ", operation.sql()));
    }

    void outcome(Outcome outcome) {
        Operation operation = outcome.operation();
        var event = outcome.isApplied() ? LOG.atInfo() : LOG.atWarn();
        event.addKeyValue("automigrate.operation", operation.target().kind())
                .addKeyValue("automigrate.relation", operation.target().relation())
                .addKeyValue("automigrate.took", outcome.effort().took().toMillis())
                .log(
                        "automigrate: {} {}{} [{}; lock {}; attempts {}; waited {} ms; took {} ms]",
                        words(outcome.result()),
                        operation.target(),
                        outcome.detail().isEmpty() ? "" : ": " + outcome.detail(),
                        String.join("; ", operation.sql()),
                        locks(operation),
                        outcome.effort().attempts(),
                        outcome.effort().waited().toMillis(),
                        outcome.effort().took().toMillis());
    }

    private static String locks(Operation operation) {
        String locks = operation.locks().stream().map(RelationLock::toString).collect(Collectors.joining(", "));
        return locks.isEmpty() ? "none" : locks;
    }

    void progress(ExecutionListener.Progress progress) {
        LOG.info(
                "automigrate: {} is in progress: {}{}{}",
                progress.operation().target(),
                progress.phase(),
                progress.percent() < 0 ? "" : ", " + progress.percent() + " %",
                progress.blocker().isEmpty() ? "" : ", waiting for " + progress.blocker());
    }

    void waits(String reason) {
        long now = System.nanoTime();
        if (lastWait == 0 || now - lastWait > BETWEEN_WAITS.toNanos()) {
            lastWait = now;
            LOG.info("automigrate: waiting for {}", reason);
        }
    }

    void cancelled(Phase phase) {
        LOG.info("automigrate: the {} phase was cancelled, the next start goes on with it", words(phase));
    }

    void failed(MigrationException failure) {
        LOG.warn("automigrate: {}", failure.getMessage(), failure.getCause());
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
