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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** The migration of one unit from its mapping to the end of its online phase. */
final class UnitMigration {

    private final Unit unit;
    private final RunObserver observer;
    private final Hold hold;
    private final boolean triesAgain;
    // changed by the thread that migrates, and by the one that watches an index build
    private volatile Progress progress = Progress.PENDING;
    private volatile @Nullable AutoMigrate way;
    private volatile @Nullable SessionFactory toValidate;
    private volatile int tables;
    private volatile @Nullable EntityModel model;

    /** Creates the migration; {@code triesAgain} starts without readiness when somebody was in the way for too long. */
    UnitMigration(Unit unit, RunObserver observer, Hold hold, boolean triesAgain) {
        this.unit = unit;
        this.observer = observer;
        this.hold = hold;
        this.triesAgain = triesAgain;
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
            bringUp();
        } catch (RuntimeException failure) {
            if (!triesAgain || !isTimeout(failure)) {
                become(now -> now.failed(failure));
                throw failure;
            }
            become(now -> now.postponed(failure));
            observer.startupPostponed(failure);
        }
    }

    private void bringUp() {
        MigrationReport report = run(Phase.STARTUP);
        SessionFactory factory = toValidate;
        if (factory != null) {
            toValidate = null;
            factory.getSchemaManager().validateMappedObjects();
        }
        become(hasOnlineWork(report) ? Progress::awaitingOnline : Progress::finished);
    }

    /** Returns whether somebody else was in the way for too long, which another attempt may find otherwise. */
    private static boolean isTimeout(RuntimeException failure) {
        return failure instanceof MigrationException known
                && switch (known.reason()) {
                    case BLOCKED, LOCK_WAIT_EXCEEDED, NOT_READY -> true;
                    default -> false;
                };
    }

    private boolean hasOnlineWork(MigrationReport report) {
        // what was applied may have left a constraint to validate, which only a fresh comparison can tell
        return unit.decision().mode() == Mode.APPLY
                && (!report.plan().operations(Phase.ONLINE).isEmpty()
                        || !report.outcomes().isEmpty());
    }

    /**
     * Runs the startup phase again if it was postponed, and the online phase if there is one. Does not throw: an application
     * can work without what the online phase makes, and readiness is held until the startup phase is over.
     */
    void online() {
        if (progress.state() != MigrationState.PENDING || way == null) {
            return;
        }
        try {
            untilItGoes(progress.isPostponed() ? this::bringUp : () -> {}, UnitMigration::isTimeout);
            if (progress.state() == MigrationState.PENDING) {
                untilItGoes(() -> run(Phase.ONLINE), UnitMigration::isLockWait);
                become(Progress::finished);
            }
        } catch (RuntimeException failure) {
            if (failure instanceof MigrationException known && known.reason() == Reason.CANCELLED) {
                observer.cancelled(progress.activity().phase());
            } else {
                // nobody waits for this thread, so nobody else would tell
                observer.onlineFailed(failure);
                become(now -> now.failed(failure));
            }
        }
    }

    // another instance may build an index for much longer than a start may wait
    private static boolean isLockWait(RuntimeException failure) {
        return failure instanceof MigrationException known && known.reason() == Reason.LOCK_WAIT_EXCEEDED;
    }

    private void untilItGoes(Runnable phase, Predicate<RuntimeException> another) {
        long budget = unit.settings().limits().online().budget().toNanos();
        long started = System.nanoTime();
        while (true) {
            try {
                phase.run();
                return;
            } catch (RuntimeException failure) {
                if (!another.test(failure) || System.nanoTime() - started > budget) {
                    throw failure;
                }
                LockSupport.parkNanos(
                        unit.settings().limits().coordination().pollInterval().toNanos());
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
        if (now.reports().isEmpty() && now.state() == MigrationState.PENDING && !now.isPostponed()) {
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
