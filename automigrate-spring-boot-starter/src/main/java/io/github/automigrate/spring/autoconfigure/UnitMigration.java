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
import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatus.Readiness;
import io.github.automigrate.spring.autoconfigure.AutoMigrateProperties.Hold;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** The migration of one unit from its mapping to the end of its online phase. */
final class UnitMigration {

    private final Unit unit;
    private final RunObserver observer;
    private final Hold hold;
    // written by the one thread that migrates
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

    private void activity(MigrationState state, String activity) {
        progress = progress.with(state, activity);
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
            progress = hasOnlineWork(report) ? progress.with(MigrationState.PENDING, "") : progress.finished();
        } catch (RuntimeException failure) {
            progress = progress.failed(String.valueOf(failure.getMessage()));
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
            progress = progress.finished();
        } catch (MigrationException failure) {
            if (failure.reason() == Reason.CANCELLED) {
                observer.cancelled(Phase.ONLINE);
            } else {
                observer.onlineFailed(failure);
                progress = progress.failed(String.valueOf(failure.getMessage()));
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
        activity(MigrationState.IN_PROGRESS, "");
        MigrationReport report = observer.observe(phase, () -> migration.run(phase), () -> tables);
        progress = progress.with(report);
        return report;
    }

    /** Waits until the factory is built, on whatever thread that happens, and throws what it threw. */
    void awaitBuilt() {
        unit.built().run();
    }

    /** Runs the startup phase unless it has run. */
    void startupIfPending() {
        if (progress.reports().isEmpty() && progress.state() == MigrationState.PENDING) {
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
                now.failure(),
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
