package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.Mode;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatus.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** The migrations of one application context. */
final class Migrations implements DisposableBean, ApplicationListener<ContextClosedEvent> {

    private final Map<String, UnitMigration> active = new ConcurrentSkipListMap<>();
    private final Map<String, MigrationStatus> disabled = new ConcurrentHashMap<>();

    void add(String unit, UnitMigration migration) {
        active.put(unit, migration);
    }

    void standAside(String unit, Mode mode, String because) {
        RunLog.standsAside(unit, mode, because);
        Progress none = Progress.DISABLED;
        disabled.put(
                unit,
                new MigrationStatus(
                        unit,
                        mode,
                        because,
                        none.state(),
                        Readiness.READY,
                        none.activity(),
                        none.failure().message(),
                        none.failure().reason(),
                        none.reports()));
    }

    List<UnitMigration> active() {
        return List.copyOf(active.values());
    }

    /** Returns the status of each unit, those that are stood aside for included. */
    List<MigrationStatus> all() {
        List<MigrationStatus> statuses = new ArrayList<>(disabled.values());
        active.values().forEach(migration -> statuses.add(migration.status()));
        return List.copyOf(statuses);
    }

    void cancel() {
        active.values().forEach(UnitMigration::cancel);
    }

    // at once, and not only when the graceful shutdown of the web server is over
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        cancel();
    }

    // a refresh that failed publishes no event
    @Override
    public void destroy() {
        cancel();
    }
}
