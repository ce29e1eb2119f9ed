package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.AutoMigrate;
import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationException.Reason;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.Mode;
import io.github.automigrate.OnIncompatible;
import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.schema.Schema;
import io.github.automigrate.spring.MigrationActivity;
import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatus.Readiness;
import io.github.automigrate.spring.autoconfigure.AutoMigrateProperties.Hold;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** The migration of one unit from its mapping to the end of its online phase. */
final class UnitMigration {

    private final Unit unit;
    private final RunObserver observer;
    private final Hold hold;
    // changed by the thread that migrates, and by the one that watches an index build
    private volatile Progress progress = Progress.PENDING;
    private volatile @Nullable AutoMigrate way;
    private volatile @Nullable SessionFactory toValidate;
    private volatile int tables;
    private volatile @Nullable EntityModel model;

    UnitMigration(Unit unit, RunObserver observer, Hold hold) {
        this.unit = unit;
        this.observer = observer;
        this.hold = hold;
    }

    Unit unit() {
        return unit;
    }

    /** Returns the entities; empty before the mapping was read. */
    Optional<EntityModel> entities() {
        return Optional.ofNullable(model);
    }

    void mappingRead(EntityModel entities, SessionFactory sessionFactory) {
        model = entities;
        way = new AutoMigrate(
                unit.dialect(),
                defaultSchema -> counted(entities.schema(defaultSchema)),
                unit.connections(),
                unit.settings(),
                observer.listener(this::activity));
        toValidate = unit.validates() ? sessionFactory : null;
    }

    private Schema counted(Schema schema) {
        tables = schema.tables().size();
        return schema;
    }

    private void activity(MigrationState state, UnaryOperator<MigrationActivity> activity) {
        become(now -> now.during(state, activity.apply(now.activity())));
    }

    private synchronized void become(UnaryOperator<Progress> next) {
        progress = next.apply(progress);
    }

    /**
     * Runs the startup phase.
     *
     * @throws MigrationException when the application must not start
     */
    void startup() {
        try (var hook = new CancellingHook(this)) {
            MigrationReport report = run(Phase.STARTUP);
            SessionFactory factory = toValidate;
            if (factory != null) {
                toValidate = null;
                factory.getSchemaManager().validateMappedObjects();
            }
            become(hasOnlineWork(report) ? Progress::awaitingOnline : Progress::finished);
        } catch (RuntimeException failure) {
            become(now -> now.failed(failure));
            throw failure;
        }
    }

    private boolean hasOnlineWork(MigrationReport report) {
        // what was applied may have left a constraint to validate, which only a fresh comparison can tell
        return unit.decision().mode() == Mode.APPLY
                && (!report.plan().operations(Phase.ONLINE).isEmpty()
                        || !report.outcomes().isEmpty());
    }

    /** Runs the online phase, if there is one. Does not throw: an application can work without what it makes. */
    void online() {
        if (progress.state() != MigrationState.PENDING || way == null) {
            return;
        }
        try {
            untilOurTurn(System.nanoTime());
            become(Progress::finished);
        } catch (RuntimeException failure) {
            if (failure instanceof MigrationException known && known.reason() == Reason.CANCELLED) {
                observer.cancelled(Phase.ONLINE);
            } else {
                // nobody waits for this thread, so nobody else would tell
                observer.onlineFailed(failure);
                become(now -> now.failed(failure));
            }
        }
    }

    // another instance may build an index for much longer than a start may wait
    private void untilOurTurn(long started) {
        long budget = unit.settings().limits().online().budget().toNanos();
        while (true) {
            try {
                run(Phase.ONLINE);
                return;
            } catch (MigrationException failure) {
                if (failure.reason() != Reason.LOCK_WAIT_EXCEEDED || System.nanoTime() - started > budget) {
                    throw failure;
                }
            }
        }
    }

    private MigrationReport run(Phase phase) {
        AutoMigrate migration = way;
        if (migration == null) {
            throw new IllegalStateException("the mapping of " + unit.name() + " was not read yet");
        }
        become(now -> now.begun(phase));
        MigrationReport report = observer.observe(phase, id -> migration.run(phase, id), () -> tables);
        become(now -> now.with(report));
        return report;
    }

    /** Waits until the factory is built, on whatever thread that happens, and throws what it threw. */
    void awaitBuilt() {
        unit.built().run();
    }

    /** Runs the startup phase unless it has run. */
    void startupIfPending() {
        Progress now = progress;
        if (now.reports().isEmpty() && now.state() == MigrationState.PENDING) {
            startup();
        }
    }

    void cancel() {
        AutoMigrate migration = way;
        if (migration != null) {
            migration.cancel();
        }
    }

    MigrationStatus status() {
        Progress now = progress;
        return new MigrationStatus(
                unit.name(),
                unit.decision().mode(),
                unit.decision().because(),
                now.state(),
                readiness(now),
                now.activity(),
                now.failure().message(),
                now.failure().reason(),
                now.reports());
    }

    private Readiness readiness(Progress now) {
        if (hold == Hold.NONE) {
            return Readiness.READY;
        }
        boolean startupDone = !now.reports().isEmpty();
        if (startupDone && isHeldForAPerson(now)) {
            return Readiness.HELD;
        }
        if (startupDone && hold == Hold.REQUIRED) {
            return Readiness.READY;
        }
        if (now.state() == MigrationState.FAILED) {
            return Readiness.FAILED;
        }
        return now.state().isFinal() ? Readiness.READY : Readiness.HELD;
    }

    private boolean isHeldForAPerson(Progress now) {
        return unit.settings().onIncompatible() == OnIncompatible.HOLD
                && now.reports().get(now.reports().size() - 1).isIncompatible();
    }
}
