package io.github.automigrate.spring.autoconfigure;

/**
 * Cancels a migration when the JVM is asked to stop while the context is refreshed. Spring's own hook waits for the end of
 * the refresh, and the server would go on with the statement after the JVM was killed.
 */
final class CancellingHook implements AutoCloseable {

    private final Thread hook;

    CancellingHook(UnitMigration migration) {
        hook = new Thread(migration::cancel, "automigrate-cancel");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            migration.cancel();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // the hook runs or has run, which is what it is for
        }
    }
}
