package io.github.automigrate.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.execution.Attempt.Blocked;
import io.github.automigrate.execution.Attempt.Interrupted;
import io.github.automigrate.execution.Attempt.Outdated;
import io.github.automigrate.execution.Attempt.Refused;
import io.github.automigrate.execution.Attempt.Rewriting;
import io.github.automigrate.execution.Attempt.Succeeded;
import io.github.automigrate.execution.Limits.Brief;
import io.github.automigrate.execution.Limits.Retries;
import io.github.automigrate.execution.Outcome.Result;
import io.github.automigrate.execution.PlanExecutor.Replan;
import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Operation.Target;
import io.github.automigrate.plan.Operation.Verdict;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Statement;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.testing.Case;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanExecutorTest {

    private static final Attempt DONE = new Succeeded(Duration.ofMillis(3));
    private static final Attempt BLOCKED = new Blocked("pid 7", "ALTER");
    private static final Attempt OUTDATED = new Outdated("it exists", "ALTER");
    private static final Attempt REFUSED = new Refused("42501", "must be owner", "ALTER");

    private final ScriptedSession session = new ScriptedSession();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private long now;

    @Test
    void appliesTheOperationsOfOnePhaseInOrder() throws SQLException {
        session.answers(DONE, DONE);

        List<Outcome> outcomes = execute(plan(column("a"), column("b"), index("c")), Phase.STARTUP);

        assertThat(session.attempted()).containsExactly("a", "b");
        assertThat(outcomes).extracting(Outcome::result).containsExactly(Result.APPLIED, Result.APPLIED);
        assertThat(heard).containsExactly("attempt 1", "APPLIED", "attempt 1", "APPLIED");
    }

    @Test
    @Case("A82")
    void triesABlockedOperationAgainAfterPausesThatGrow() throws SQLException {
        session.answers(BLOCKED, BLOCKED, BLOCKED, BLOCKED, DONE);

        List<Outcome> outcomes = execute(plan(column("a")), Phase.STARTUP);

        assertThat(pauses).containsExactly(seconds(1), seconds(2), seconds(4), seconds(5));
        assertThat(outcomes.get(0).effort().attempts()).isEqualTo(5);
        assertThat(outcomes.get(0).effort().waited()).isEqualTo(seconds(12).plusMillis(3));
        assertThat(heard).contains("wait pid 7");
    }

    @Test
    void variesItsPausesByAFifth() {
        assertThat(new Pacing(() -> 0, pauses::add, () -> 0).pause(Retries.DEFAULTS, 1))
                .isEqualTo(Duration.ofMillis(800));
        assertThat(new Pacing(() -> 0, pauses::add, () -> 1).pause(Retries.DEFAULTS, 1))
                .isEqualTo(Duration.ofMillis(1200));
    }

    @Test
    @Case("A83")
    void postponesAnOperationWhoseBudgetEndsAndNamesTheBlocker() throws SQLException {
        session.answersForEver(BLOCKED);

        List<Outcome> outcomes = execute(plan(column("a")), Phase.STARTUP);

        assertThat(outcomes.get(0).result()).isEqualTo(Result.POSTPONED);
        assertThat(outcomes.get(0).detail()).isEqualTo("pid 7");
        assertThat(Duration.ofNanos(now)).isBetween(seconds(55), seconds(60));
    }

    @Test
    void givesUpAfterTheLargestNumberOfAttempts() throws SQLException {
        session.answersForEver(BLOCKED);

        List<Outcome> outcomes = execute(plan(column("a")), Phase.STARTUP, limits(3, seconds(60)));

        assertThat(outcomes.get(0).effort().attempts()).isEqualTo(3);
    }

    @Test
    void doesNotGoBeyondTheBudgetOfTheStartupPhase() throws SQLException {
        session.answersForEver(BLOCKED);

        List<Outcome> outcomes =
                execute(plan(optional("a"), optional("b")), Phase.STARTUP, limits(100, Duration.ofMillis(1500)));

        assertThat(outcomes).extracting(Outcome::result).containsExactly(Result.POSTPONED, Result.POSTPONED);
        assertThat(Duration.ofNanos(now)).isLessThanOrEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void stopsAfterARequiredOperationFailedAndSaysWhatWasNotTried() throws SQLException {
        session.answers(REFUSED);

        List<Outcome> outcomes = execute(plan(column("a"), column("b")), Phase.STARTUP);

        assertThat(session.attempted()).containsExactly("a");
        assertThat(outcomes).extracting(Outcome::result).containsExactly(Result.FAILED, Result.POSTPONED);
        assertThat(outcomes.get(0).detail()).isEqualTo("must be owner (SQLSTATE 42501, statement: ALTER)");
        assertThat(outcomes.get(1).detail())
                .isEqualTo("not tried, because the application needs this first: public.book: a");
    }

    @Test
    void goesOnAfterAnOperationThatIsNotRequiredFailed() throws SQLException {
        session.answers(new Rewriting("book", "ALTER"), DONE);

        List<Outcome> outcomes = execute(plan(optional("a"), column("b")), Phase.STARTUP);

        assertThat(outcomes).extracting(Outcome::result).containsExactly(Result.LEFT, Result.APPLIED);
        assertThat(outcomes.get(0).detail()).contains("would have rewritten book");
    }

    @Test
    void skipsWhatSomebodyElseHasDoneMeanwhile() throws SQLException {
        session.answers(OUTDATED, DONE);

        List<Outcome> outcomes = execute(plan(column("a"), column("b")), Phase.STARTUP, () -> plan(column("b")));

        assertThat(session.attempted()).containsExactly("a", "b");
        assertThat(outcomes)
                .extracting(outcome -> outcome.operation().target().subjects())
                .containsExactly(List.of("b"));
    }

    @Test
    void triesAtOnceAgainWhatIsOutdatedButStillAskedFor() throws SQLException {
        session.answers(OUTDATED, DONE);

        List<Outcome> outcomes = execute(plan(column("a")), Phase.STARTUP);

        assertThat(outcomes.get(0).isApplied()).isTrue();
        assertThat(pauses).isEmpty();
    }

    @Test
    void failsWhenTheSameThingStandsInTheWayAfterEveryComparison() throws SQLException {
        session.answersForEver(OUTDATED);

        List<Outcome> outcomes = execute(plan(column("a")), Phase.STARTUP);

        assertThat(outcomes.get(0).result()).isEqualTo(Result.FAILED);
        assertThat(outcomes.get(0).effort().attempts()).isEqualTo(3);
        assertThat(outcomes.get(0).detail()).startsWith("it exists (3 times");
    }

    @Test
    void staysPatientWhileTheDatabaseCannotBeRead() throws SQLException {
        session.answers(BLOCKED, DONE);
        List<SQLException> failures =
                new ArrayList<>(List.of(new SQLException("starting up"), new SQLException("still")));

        List<Outcome> outcomes = execute(plan(column("a")), Phase.STARTUP, () -> {
            if (!failures.isEmpty()) {
                throw failures.remove(0);
            }
            return plan(column("a"));
        });

        assertThat(outcomes.get(0).isApplied()).isTrue();
        assertThat(heard).contains("wait the database, which cannot be read: still");
    }

    @Test
    void passesTheErrorOnWhenTheDatabaseStaysUnreadable() {
        session.answersForEver(BLOCKED);

        assertThatThrownBy(() -> execute(plan(column("a")), Phase.STARTUP, () -> {
                    throw new SQLException("gone");
                }))
                .hasMessage("gone");
    }

    @Test
    void stopsWhenItIsCancelled() throws SQLException {
        session.answers(new Interrupted("the session was cancelled", "ALTER"));

        List<Outcome> outcomes = execute(plan(column("a"), column("b")), Phase.STARTUP);

        assertThat(outcomes).extracting(Outcome::result).containsExactly(Result.CANCELLED, Result.CANCELLED);
    }

    @Test
    void doesNotTryWhatACallbackDoesNotApprove() throws SQLException {
        session.answers(DONE);
        session.vetoed = Set.of("a");

        List<Outcome> outcomes = execute(plan(column("a"), column("b")), Phase.STARTUP);

        assertThat(session.attempted()).containsExactly("b");
        assertThat(outcomes).extracting(Outcome::result).containsExactly(Result.VETOED, Result.APPLIED);
    }

    @Test
    void goesOnWithTheNextOnlineOperationWhateverBecameOfOne() throws SQLException {
        session.answers(REFUSED, DONE);

        List<Outcome> outcomes = execute(plan(index("a"), index("b")), Phase.ONLINE);

        assertThat(outcomes).extracting(Outcome::result).containsExactly(Result.FAILED, Result.APPLIED);
    }

    private List<Outcome> execute(Plan plan, Phase phase) throws SQLException {
        return execute(plan, phase, () -> plan);
    }

    private List<Outcome> execute(Plan plan, Phase phase, Replan fresh) throws SQLException {
        return executor(Limits.DEFAULTS).execute(plan, phase, fresh);
    }

    private List<Outcome> execute(Plan plan, Phase phase, Limits limits) throws SQLException {
        return executor(limits).execute(plan, phase, () -> plan);
    }

    private PlanExecutor executor(Limits limits) {
        Pacing pacing = new Pacing(
                () -> now,
                pause -> {
                    pauses.add(pause);
                    now += pause.toNanos();
                },
                () -> 0.5);
        return new PlanExecutor(session, limits, new Ear(heard, session), pacing);
    }

    private static Limits limits(int attempts, Duration phaseBudget) {
        Retries retries = new Retries(attempts, seconds(1), seconds(5), seconds(60));
        Brief brief = new Brief(Limits.Queue.DEFAULTS, Limits.Work.DEFAULTS, retries, phaseBudget);
        return new Limits(Limits.Reading.DEFAULTS, brief, Limits.Online.DEFAULTS, Limits.Coordination.DEFAULTS);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Plan plan(Operation... operations) {
        return new Plan(List.of(operations), List.of(), Set.of());
    }

    private static Operation column(String name) {
        return operation(OperationKind.ADD_COLUMN, name, Verdict.safe("it is a test"));
    }

    private static Operation optional(String name) {
        return operation(
                OperationKind.ADD_COLUMN, name, Verdict.safe("it is a test").optional());
    }

    private static Operation index(String name) {
        return operation(OperationKind.BUILD_INDEX, name, Verdict.safe("it is a test"));
    }

    private static Operation operation(OperationKind kind, String name, Verdict verdict) {
        Target target = Target.of(kind, new QualifiedName("public", "book"), name);
        return Operation.of(target, verdict, Statement.brief("ALTER TABLE book ADD COLUMN x int"));
    }

    private record Ear(List<String> heard, ScriptedSession session) implements ExecutionListener {

        @Override
        public boolean approves(Operation operation) {
            return !session.vetoed.contains(operation.target().subjects().get(0));
        }

        @Override
        public void onAttempt(Operation operation, int attempt) {
            heard.add("attempt " + attempt);
        }

        @Override
        public void onWait(Obstacle obstacle) {
            heard.add("wait " + obstacle);
        }

        @Override
        public void onOutcome(Outcome outcome) {
            heard.add(outcome.result().name());
        }
    }
}
