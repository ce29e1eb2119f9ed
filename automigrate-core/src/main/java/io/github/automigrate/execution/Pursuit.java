package io.github.automigrate.execution;

import io.github.automigrate.execution.Outcome.Effort;
import io.github.automigrate.execution.Outcome.Result;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** All attempts at one operation; made anew for each. */
final class Pursuit {

    private final Tools tools;
    private final Operation operation;
    private final Deadline phaseEnd;
    private final Deadline own;
    private final Judge judge = new Judge();
    private final long start;
    private Plan plan;
    private int attempts;
    private Duration waited = Duration.ZERO;

    Pursuit(Tools tools, Plan plan, Operation operation, Deadline phaseEnd) {
        this.tools = tools;
        this.plan = plan;
        this.operation = operation;
        this.phaseEnd = phaseEnd;
        // an index build that a deadlock ended after minutes deserves another attempt
        this.own = tools.pacing.in(
                operation.phase() == Phase.STARTUP
                        ? tools.limits.brief().retries().budget()
                        : tools.limits.online().budget());
        this.start = tools.pacing.now();
    }

    /** What all pursuits share. */
    record Tools(Session session, Limits limits, ExecutionListener listener, Pacing pacing) {}

    /** Returns the plan as it was made last. */
    Plan plan() {
        return plan;
    }

    /** Returns what became of the operation; empty when a fresh plan no longer has it. */
    Optional<Outcome> follow(PlanExecutor.Replan fresh) throws SQLException {
        if (!tools.listener.approves(operation)) {
            return Optional.of(outcome(operation, Result.VETOED, "a callback did not approve it"));
        }
        if (phaseEnd.isOver()) {
            return Optional.of(outcome(operation, Result.POSTPONED, "the budget of the phase was used up before"));
        }
        Optional<Operation> current = Optional.of(operation);
        while (current.isPresent()) {
            Judge.Judgement judgement = attempted(current.get());
            if (judgement.isFinal()) {
                Optional<Operation> other = changed(current.get(), judgement, fresh);
                if (other.isEmpty()) {
                    return Optional.of(outcome(current.get(), judgement.result(), judgement.detail()));
                }
                current = other;
                continue;
            }
            tools.listener.onWait(judgement.obstacle());
            if (attempts >= tools.limits.brief().retries().attempts() || (judgement.pauses() && !paused())) {
                return Optional.of(unsuccessful(current.get(), judgement));
            }
            plan = patiently(fresh);
            current = plan.operations(operation.phase()).stream()
                    .filter(candidate -> candidate.target().equals(operation.target()))
                    .findFirst();
        }
        return Optional.empty();
    }

    /** Returns what a fresh plan does instead of an operation that failed; a row may have come into an empty table. */
    private Optional<Operation> changed(Operation failed, Judge.Judgement judgement, PlanExecutor.Replan fresh) {
        if (judgement.result() != Result.FAILED
                || attempts >= tools.limits.brief().retries().attempts()) {
            return Optional.empty();
        }
        try {
            plan = fresh.plan();
        } catch (SQLException unreadable) {
            return Optional.empty();
        }
        return plan.operations(failed.phase()).stream()
                .filter(candidate -> candidate.target().equals(failed.target()))
                .filter(candidate -> !candidate.sql().equals(failed.sql()))
                .findFirst();
    }

    private Judge.Judgement attempted(Operation operation) {
        attempts++;
        tools.listener.onAttempt(operation, attempts);
        long begin = tools.pacing.now();
        Judge.Judgement judgement =
                tools.session.attempt(operation, tools.listener).accept(judge);
        waited = waited.plus(judgement.isFinal() ? judgement.lockWait() : tools.pacing.since(begin));
        return judgement;
    }

    private Outcome unsuccessful(Operation operation, Judge.Judgement judgement) {
        return Thread.currentThread().isInterrupted()
                ? outcome(operation, Result.CANCELLED, "the thread was interrupted")
                : outcome(operation, Result.POSTPONED, judgement.detail());
    }

    /** Waits before another attempt; returns false at once when the limits have no room for it. */
    private boolean paused() {
        Duration pause = tools.pacing.pause(tools.limits.brief().retries(), attempts);
        if (!own.admits(pause) || !phaseEnd.admits(pause)) {
            return false;
        }
        long begin = tools.pacing.now();
        try {
            tools.pacing.sleeper().sleep(pause);
            waited = waited.plus(tools.pacing.since(begin));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // the database may be restarting, and the outcomes so far must not be lost for that
    private Plan patiently(PlanExecutor.Replan fresh) throws SQLException {
        while (true) {
            try {
                return fresh.plan();
            } catch (SQLException e) {
                if (tools.session.isCancelled()) {
                    // the next attempt says so, and the outcomes are kept
                    return plan;
                }
                tools.listener.onWait(Obstacle.of("the database, which cannot be read: " + e.getMessage()));
                if (!paused()) {
                    throw e;
                }
            }
        }
    }

    private Outcome outcome(Operation operation, Result result, String detail) {
        return new Outcome(operation, result, new Effort(attempts, waited, tools.pacing.since(start)), detail);
    }
}
