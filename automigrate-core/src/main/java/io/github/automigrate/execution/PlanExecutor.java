package io.github.automigrate.execution;

import io.github.automigrate.execution.Outcome.Effort;
import io.github.automigrate.execution.Outcome.Result;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the operations of a plan one after the other, with patience but within limits. */
public final class PlanExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(PlanExecutor.class);

    private static final Effort UNTRIED = new Effort(0, Duration.ZERO, Duration.ZERO);

    private final Session session;
    private final Limits limits;
    private final ExecutionListener listener;
    private final Pacing pacing;

    /** Creates an executor that works through this session. */
    public PlanExecutor(Session session, Limits limits, ExecutionListener listener) {
        this(session, limits, listener, new Pacing(System::nanoTime, session::pause, () -> ThreadLocalRandom.current()
                .nextDouble()));
    }

    PlanExecutor(Session session, Limits limits, ExecutionListener listener, Pacing pacing) {
        this.session = session;
        this.limits = limits;
        this.listener = listener;
        this.pacing = pacing;
    }

    /**
     * Executes the operations that are due in a phase, in order. After every attempt that did not succeed the plan is made
     * afresh, since the world may have moved; what somebody else did meanwhile is no longer ours to do and has no outcome. The first
     * operation that the model requires and that failed or was postponed ends the startup phase; online operations go on with
     * the next one that does not build on it. Those that were not tried then are among the outcomes, with no attempts.
     *
     * @param fresh compares again and returns the plan that is left
     * @return what became of each operation, in the order of execution
     * @throws SQLException when the database cannot be asked for a fresh plan for as long as the limits allow
     */
    public List<Outcome> execute(Plan plan, Phase phase, Replan fresh) throws SQLException {
        Pursuit.Tools tools = new Pursuit.Tools(session, limits, listener, pacing);
        Deadline end = phase == Phase.STARTUP ? pacing.in(limits.brief().budget()) : Deadline.NEVER;
        List<Outcome> outcomes = new ArrayList<>();
        Set<Operation.Target> settled = new HashSet<>();
        Set<Operation.Target> unapplied = new HashSet<>();
        Plan now = plan;
        Optional<Operation> next = first(now, phase, settled);
        while (next.isPresent()) {
            Operation operation = next.get();
            Pursuit pursuit = new Pursuit(tools, now, operation, end);
            Optional<Outcome> before = missingBefore(operation, unapplied);
            Optional<Outcome> outcome = before.isPresent() ? before : pursuit.follow(fresh);
            settled.add(operation.target());
            now = pursuit.plan();
            if (outcome.isPresent()) {
                outcomes.add(told(outcome.get()));
                if (!outcome.get().isApplied()) {
                    unapplied.add(operation.target());
                }
                if (endsPhase(outcome.get(), phase)) {
                    untried(now, phase, settled, outcome.get()).forEach(left -> outcomes.add(told(left)));
                    return outcomes;
                }
                now = outcome.get().isApplied() ? now : afterFailure(now, fresh);
            }
            next = first(now, phase, settled);
        }
        return outcomes;
    }

    private static Plan afterFailure(Plan plan, Replan fresh) {
        try {
            return fresh.plan();
        } catch (SQLException e) {
            LOG.debug("The plan could not be made afresh; the next attempt tells what is true", e);
            return plan;
        }
    }

    private static Optional<Operation> first(Plan plan, Phase phase, Set<Operation.Target> settled) {
        return plan.due(phase).stream()
                .filter(operation -> !settled.contains(operation.target()))
                .findFirst();
    }

    private Outcome told(Outcome outcome) {
        listener.onOutcome(outcome);
        return outcome;
    }

    private static boolean endsPhase(Outcome outcome, Phase phase) {
        boolean unsuccessful = outcome.result() == Result.FAILED || outcome.result() == Result.POSTPONED;
        boolean fatal = phase == Phase.STARTUP && outcome.operation().verdict().required();
        return outcome.result() == Result.CANCELLED || (fatal && unsuccessful);
    }

    // to validate a constraint, say, that is not there
    private static Optional<Outcome> missingBefore(Operation operation, Set<Operation.Target> unapplied) {
        return unapplied.stream()
                .filter(operation.target()::overlaps)
                .findFirst()
                .map(missing -> new Outcome(
                        operation, Result.POSTPONED, UNTRIED, "not tried, because it needs this first: " + missing));
    }

    private static List<Outcome> untried(Plan plan, Phase phase, Set<Operation.Target> settled, Outcome cause) {
        Result result = cause.result() == Result.CANCELLED ? Result.CANCELLED : Result.POSTPONED;
        String because = result == Result.CANCELLED
                ? "not tried, because the run was cancelled"
                : "not tried, because the application needs this first: "
                        + cause.operation().target();
        return plan.due(phase).stream()
                .filter(operation -> !settled.contains(operation.target()))
                .map(operation -> new Outcome(operation, result, UNTRIED, because))
                .toList();
    }

    /** Compares again and plans what is left. */
    @FunctionalInterface
    public interface Replan {
        /**
         * Returns the plan for the database as it is now.
         *
         * @throws SQLException when the database cannot be read
         */
        Plan plan() throws SQLException;
    }
}
