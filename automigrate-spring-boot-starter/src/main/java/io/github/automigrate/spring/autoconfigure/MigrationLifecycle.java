package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.spring.autoconfigure.AutoMigrateProperties.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.ClassUtils;

/**
 * Runs what comes after the refresh: the online phase, and before it the startup phase when the properties say so. Stands
 * after the web servers and before message listeners, schedulers and runners.
 */
final class MigrationLifecycle implements SmartLifecycle {

    // web server: DEFAULT_PHASE - 2048, separate management server: DEFAULT_PHASE - 1536
    private static final int AFTER_WEB_SERVERS = DEFAULT_PHASE - 1280;

    private static final long STOP_MILLIS = 3_000;

    private final Migrations migrations;
    private final ApplicationContext context;
    private final Run run;
    private volatile boolean running;
    private volatile @Nullable Thread background;

    MigrationLifecycle(Migrations migrations, ApplicationContext context, Run run) {
        this.migrations = migrations;
        this.context = context;
        this.run = run;
    }

    @Override
    public void start() {
        running = true;
        List<UnitMigration> active = migrations.active();
        if (run == Run.LIFECYCLE && !active.isEmpty()) {
            // the liveness probe must not restart what only migrates
            AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
        }
        active.forEach(UnitMigration::awaitBuilt);
        active.forEach(UnitMigration::startupIfPending);
        if (hasWebServer()) {
            Thread thread = new Thread(() -> active.forEach(UnitMigration::online), "automigrate");
            thread.setDaemon(true);
            background = thread;
            thread.start();
        } else {
            // without a web server there is no readiness to hold
            active.forEach(UnitMigration::online);
        }
    }

    private boolean hasWebServer() {
        String type = "org.springframework.boot.web.server.context.WebServerApplicationContext";
        return ClassUtils.isPresent(type, getClass().getClassLoader()) && WebServers.has(context);
    }

    @Override
    public void stop() {
        migrations.cancel();
        Thread thread = background;
        if (thread != null) {
            join(thread);
        }
        running = false;
    }

    private static void join(Thread thread) {
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_WEB_SERVERS;
    }

    /** Apart, since the class of the web server may be absent. */
    private static final class WebServers {

        static boolean has(ApplicationContext context) {
            return context instanceof WebServerApplicationContext server && server.getWebServer() != null;
        }
    }
}
