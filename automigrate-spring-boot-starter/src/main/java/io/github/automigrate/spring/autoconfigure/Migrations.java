package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.Mode;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatus.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** The migrations of one application context, which also knows those of its parents. */
final class Migrations implements DisposableBean, ApplicationListener<ContextClosedEvent> {

    private final ApplicationContext context;
    private final @Nullable Migrations parent;
    private final Map<String, UnitMigration> active = new ConcurrentSkipListMap<>();
    private final Map<String, MigrationStatus> disabled = new ConcurrentHashMap<>();

    Migrations(ApplicationContext context) {
        ApplicationContext above = context.getParent();
        this.context = context;
        this.parent =
                above == null ? null : above.getBeanProvider(Migrations.class).getIfAvailable();
    }

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

    /** Returns the migrations of this context. */
    List<UnitMigration> active() {
        return List.copyOf(active.values());
    }

    /** Returns the migrations of the parents and of this context. */
    List<UnitMigration> visible() {
        List<UnitMigration> visible = new ArrayList<>(parent == null ? List.of() : parent.visible());
        visible.addAll(active.values());
        return List.copyOf(visible);
    }

    /** Returns the status of each unit of the parents and of this context, those that are stood aside for included. */
    List<MigrationStatus> all() {
        List<MigrationStatus> statuses = new ArrayList<>(parent == null ? List.of() : parent.all());
        statuses.addAll(disabled.values());
        active.values().forEach(migration -> statuses.add(migration.status()));
        return List.copyOf(statuses);
    }

    void cancel() {
        active.values().forEach(UnitMigration::cancel);
    }

    // at once, and not only when the graceful shutdown of the web server is over
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        // that of a child is published here as well
        if (event.getApplicationContext() == context) {
            cancel();
        }
    }

    // a refresh that failed publishes no event
    @Override
    public void destroy() {
        cancel();
    }
}
