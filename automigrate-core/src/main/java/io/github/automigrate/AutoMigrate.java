package io.github.automigrate;

import io.github.automigrate.MigrationReport.Timing;
import io.github.automigrate.desired.AmbiguousMappingException;
import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.dialect.Dialect;
import io.github.automigrate.dialect.SessionSettings;
import io.github.automigrate.execution.ConnectionSource;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.Obstacle;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.execution.PlanExecutor;
import io.github.automigrate.execution.PoolerDetectedException;
import io.github.automigrate.execution.Session;
import io.github.automigrate.history.MigrationHistory;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The front door: brings one database in step with one entity model, the whole way in one method. An instance may run any
 * number of times, one after the other.
 */
public final class AutoMigrate {

    private final Dialect dialect;
    private final EntityModel entities;
    private final ConnectionSource connections;
    private final MigrationSettings settings;
    private final ExecutionListener listener;
    private final Stop stop = new Stop();
    private final Rewrites rewrites = new Rewrites();

    /** Creates the way from these entities to the database behind these connections. */
    public AutoMigrate(
            Dialect dialect,
            EntityModel entities,
            ConnectionSource connections,
            MigrationSettings settings,
            ExecutionListener listener) {
        this.dialect = dialect;
        this.entities = entities;
        this.connections = connections;
        this.settings = settings;
        this.listener = listener;
    }

    /** Runs under a new id, see {@link #run(Phase, UUID)}. */
    public MigrationReport run(Phase phase) {
        return run(phase, UUID.randomUUID());
    }

    /**
     * Compares and, when the mode says so, applies the automatic operations of one phase.
     *
     * @param id what the report and the rows of the history carry
     * @return what was found and done
     * @throws MigrationException when the run failed, or when the application could not work on the schema and the
     *     settings ask to fail then
     * @throws IllegalStateException in mode {@link Mode#OFF}, in which nobody may call this
     */
    public MigrationReport run(Phase phase, UUID id) {
        if (settings.mode() == Mode.OFF) {
            throw new IllegalStateException("automigrate is off, so it must not be run");
        }
        Stopwatch watch = Stopwatch.start();
        try (Session session = dialect.open(connections, sessionSettings())) {
            stop.guard(session);
            Preflight.check(session.server());
            Assessor assessor = new Assessor(session, dialect, entities, settings);
            Run run = new Run(id, session, assessor, phase, watch);
            return settings.mode() == Mode.WAIT ? untilReady(run) : whole(run);
        } catch (SQLException e) {
            throw stop.isRequested() ? Failures.cancelled() : Failures.unreadable(e);
        } catch (PoolerDetectedException e) {
            throw Failures.pooler(e);
        } catch (AmbiguousMappingException e) {
            throw Failures.ambiguous(e);
        } finally {
            stop.guard(null);
        }
    }

    /** Cancels the run in progress, if there is one, and every later one; may be called from another thread. */
    public void cancel() {
        stop.request();
    }

    private MigrationReport whole(Run run) throws SQLException {
        Assessment first = assess(run); // desired, live, diff, plan: reads only, no lock
        Failures.refuseIncompatible(first.plan(), settings);
        if (first.plan().due(run.phase).isEmpty() || !settings.mode().applies()) {
            return report(run, first, List.of(), Duration.ZERO);
        }
        Preflight.checkWritable(run.session.server(), first.plan());
        Stopwatch waiting = Stopwatch.start();
        try (var lock = lockUnlessInStep(run)) { // only when there is something to do
            Duration waited = waiting.elapsed();
            Assessment now = assess(run); // the world may have moved while we waited
            Failures.refuseIncompatible(now.plan(), settings);
            boolean inStep = lock == null || now.plan().due(run.phase).isEmpty();
            List<Outcome> outcomes = inStep ? List.of() : execute(run, now);
            Plan after = rewrites.leftBy(now.plan());
            Failures.refuseIncompatible(after, settings);
            return report(run, now.with(after), outcomes, waited);
        }
    }

    private Assessment assess(Run run) throws SQLException {
        Assessment found = run.assessor.assess();
        return found.with(rewrites.leftBy(found.plan()));
    }

    private MigrationReport untilReady(Run run) throws SQLException {
        while (true) {
            Assessment now = assess(run);
            List<?> missing = now.plan().operations(Phase.STARTUP);
            if (missing.isEmpty()) {
                Failures.refuseIncompatible(now.plan(), settings);
                return report(run, now, List.of(), run.watch.elapsed());
            }
            Optional<Session.Holder> holder =
                    run.session.holder(settings.identity().application());
            String who = holder.map(migrating -> migrating + ", which migrates").orElse("another process to migrate");
            String what = missing.size() + (missing.size() == 1 ? " operation is" : " operations are") + " missing";
            listener.onWait(new Obstacle(who + "; " + what, holder.orElse(null)));
            pause(run, () -> Failures.notReady(now.plan(), settings));
        }
    }

    /** Returns the lock, or null when somebody else did everything while we waited for it. */
    private Session.@Nullable MigrationLock lockUnlessInStep(Run run) throws SQLException {
        String name = settings.identity().application();
        while (true) {
            Optional<Session.MigrationLock> lock = run.session.tryLock(name);
            if (lock.isPresent()) {
                return lock.get();
            }
            Optional<Session.Holder> holder = run.session.holder(name);
            String who = holder.map(Session.Holder::toString).orElse("another instance");
            listener.onWait(new Obstacle(who + ", which migrates", holder.orElse(null)));
            pause(run, () -> Failures.lockWaitExceeded(holder, settings));
            if (assess(run).plan().due(run.phase).isEmpty()) {
                return null;
            }
        }
    }

    private void pause(Run run, Supplier<MigrationException> tooLong) {
        var coordination = settings.limits().coordination();
        if (run.watch.elapsed().compareTo(coordination.longestWait()) > 0) {
            throw tooLong.get();
        }
        if (stop.requestedWithin(coordination.pollInterval())) {
            throw Failures.cancelled();
        }
    }

    private List<Outcome> execute(Run run, Assessment now) throws SQLException {
        Optional<String> objector = listener.objectorTo(now.plan());
        if (objector.isPresent()) {
            throw Failures.vetoed(now.plan(), run.phase, objector.get());
        }
        MigrationHistory history = new MigrationHistory(
                run.session::connection,
                run.session.server().defaultSchema(),
                settings.rules().historyTable());
        var recorder = history.begin(author(run, now), run.phase, now.plan(), listener);
        PlanExecutor executor = new PlanExecutor(run.session, settings.limits(), recorder);
        List<Outcome> outcomes =
                executor.execute(now.plan(), run.phase, () -> assess(run).plan());
        rewrites.note(outcomes);
        Failures.refuseUnapplied(outcomes);
        return outcomes;
    }

    private MigrationHistory.Author author(Run run, Assessment now) {
        var identity = settings.identity();
        return new MigrationHistory.Author(
                run.id,
                identity.application(),
                identity.version(),
                identity.instance(),
                Assessor.fingerprint(now.desired()));
    }

    private MigrationReport report(Run run, Assessment found, List<Outcome> outcomes, Duration lockWait) {
        Timing timing = new Timing(lockWait, run.watch.elapsed());
        return new MigrationReport(
                run.id,
                settings.mode(),
                run.phase,
                run.session.server(),
                found.plan(),
                outcomes,
                timing,
                found.sizes());
    }

    private SessionSettings sessionSettings() {
        var identity = settings.identity();
        String name = "automigrate:" + identity.application() + ":" + identity.instance();
        return new SessionSettings(settings.limits(), name, settings.scope().defaultSchema(), identity.role());
    }

    /** One walk through the rooms on one session. */
    private record Run(UUID id, Session session, Assessor assessor, Phase phase, Stopwatch watch) {}
}
