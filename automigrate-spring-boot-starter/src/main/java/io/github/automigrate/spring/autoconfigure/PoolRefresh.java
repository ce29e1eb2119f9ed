package io.github.automigrate.spring.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.spring.MigrationCallback;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.util.ClassUtils;

/**
 * Lets the pool of the application replace its connections after a column was widened: a statement that was prepared before
 * fails on its next use ("cached plan must not change result type", SQLSTATE 0A000). A connection in use is replaced when it
 * comes back.
 */
final class PoolRefresh implements MigrationCallback {

    private static final boolean HIKARI =
            ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", PoolRefresh.class.getClassLoader());

    private final DataSource application;

    PoolRefresh(DataSource application) {
        this.application = application;
    }

    @Override
    public void afterRun(String unit, MigrationReport report) {
        boolean widened = report.applied().stream()
                .anyMatch(outcome -> outcome.operation().target().kind() == OperationKind.WIDEN_COLUMN);
        if (widened && HIKARI) {
            Hikari.evict(application);
        }
    }

    /** Apart, since the class of the pool may be absent. */
    private static final class Hikari {

        static void evict(DataSource application) {
            HikariDataSource pool = DataSourceUnwrapper.unwrap(application, HikariDataSource.class);
            HikariPoolMXBean started = pool == null ? null : pool.getHikariPoolMXBean();
            if (started != null) {
                started.softEvictConnections();
            }
        }
    }
}
