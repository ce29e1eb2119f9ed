package io.github.automigrate.execution;

import io.github.automigrate.execution.Attempt.Blocked;
import io.github.automigrate.execution.Attempt.Interrupted;
import io.github.automigrate.execution.Attempt.Outdated;
import io.github.automigrate.execution.Attempt.Refused;
import io.github.automigrate.execution.Attempt.Rewriting;
import io.github.automigrate.execution.Attempt.Succeeded;
import io.github.automigrate.execution.Outcome.Result;
import java.time.Duration;

/** Decides after each attempt at an operation whether another one can help. */
final class Judge implements Attempt.Visitor<Judge.Judgement> {

    // a race is lost once or twice; a name that is taken by something else stays taken
    private static final int OUTDATED_ALIKE = 3;

    private String outdated = "";
    private int alike;

    /**
     * What follows from an attempt.
     *
     * @param result what became of the operation, {@link Result#POSTPONED} as long as another attempt can help
     * @param pauses whether to wait before another attempt
     */
    record Judgement(Result result, Obstacle obstacle, boolean pauses, Duration lockWait) {

        private static Judgement last(Result result, String detail) {
            return new Judgement(result, Obstacle.of(detail), false, Duration.ZERO);
        }

        private static Judgement again(Obstacle obstacle, boolean pauses) {
            return new Judgement(Result.POSTPONED, obstacle, pauses, Duration.ZERO);
        }

        String detail() {
            return obstacle.words();
        }

        boolean isFinal() {
            return result != Result.POSTPONED;
        }
    }

    @Override
    public Judgement visit(Succeeded attempt) {
        return new Judgement(Result.APPLIED, Obstacle.NOBODY, false, attempt.lockWait());
    }

    @Override
    public Judgement visit(Blocked attempt) {
        return Judgement.again(attempt.obstacle(), true);
    }

    @Override
    public Judgement visit(Refused attempt) {
        return Judgement.last(
                Result.FAILED,
                attempt.message() + " (SQLSTATE " + attempt.sqlState() + ", statement: " + attempt.statement() + ")");
    }

    @Override
    public Judgement visit(Outdated attempt) {
        alike = attempt.reason().equals(outdated) ? alike + 1 : 1;
        outdated = attempt.reason();
        return alike < OUTDATED_ALIKE
                ? Judgement.again(Obstacle.of(attempt.reason()), false)
                : Judgement.last(
                        Result.FAILED,
                        attempt.reason() + " (" + alike + " times, although a fresh comparison still asks for it;"
                                + " statement: " + attempt.statement() + ")");
    }

    @Override
    public Judgement visit(Rewriting attempt) {
        return Judgement.last(
                Result.LEFT, "its statement would have rewritten " + attempt.relation() + ", so it was rolled back");
    }

    @Override
    public Judgement visit(Interrupted attempt) {
        return Judgement.last(Result.CANCELLED, attempt.reason());
    }
}
