package io.github.automigrate.sample.version10;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.sql.init.DatabaseInitializationSettings;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts an empty database into the state that version 1.0 left behind, in one transaction and before anything else
 * uses the database. Of several instances that start at once one does it, and the others wait for it.
 */
final class Version10 extends DataSourceScriptDatabaseInitializer {

    private static final String SCRIPT = "classpath:version-1.0.sql";
    private static final long LOCK = 1_000_000_010L;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Version10(DataSource dataSource) {
        super(dataSource, settings());
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Override
    public boolean initializeDatabase() {
        while (isEmpty()) {
            if (Boolean.TRUE.equals(transaction.execute(status -> lock() && isEmpty() && super.initializeDatabase()))) {
                return true;
            }
            pause();
        }
        return false;
    }

    private boolean isEmpty() {
        return isTrue("select to_regclass('users') is null");
    }

    // asks again and again instead of waiting: a waiting transaction would hold up CREATE INDEX CONCURRENTLY
    private boolean lock() {
        return isTrue("select pg_try_advisory_xact_lock(" + LOCK + ")");
    }

    private boolean isTrue(String query) {
        return Boolean.TRUE.equals(jdbc.queryForObject(query, Boolean.class));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another instance installs version 1.0", e);
        }
    }

    private static DatabaseInitializationSettings settings() {
        DatabaseInitializationSettings settings = new DatabaseInitializationSettings();
        settings.setSchemaLocations(List.of(SCRIPT));
        settings.setMode(DatabaseInitializationMode.ALWAYS);
        return settings;
    }
}
