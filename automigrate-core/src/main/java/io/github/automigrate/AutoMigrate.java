package io.github.automigrate;

import io.github.automigrate.desired.EntityModel;
import io.github.automigrate.execution.ConnectionSource;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.plan.Phase;

/**
 * The front door: brings one database in step with one entity model, the whole way in one method. An instance may run any
 * number of times, one after the other.
 */
public final class AutoMigrate {

    private final EntityModel entities;
    private final ConnectionSource connections;
    private final MigrationSettings settings;
    private final ExecutionListener listener;

    /** Creates the way from these entities to the database behind these connections. */
    public AutoMigrate(
            EntityModel entities,
            ConnectionSource connections,
            MigrationSettings settings,
            ExecutionListener listener) {
        this.entities = entities;
        this.connections = connections;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Compares and, when the mode says so, applies the automatic operations of one phase.
     *
     * @return what was found and done
     * @throws MigrationException when the run failed, or the application could not work on the schema and the settings
     *     ask to fail then
     */
    public MigrationReport run(Phase phase) {
        if (settings.mode() != Mode.OFF) {
            listener.onWait(entities.toString() + connections + phase);
        }
        throw new IllegalStateException("not yet");
    }

    /** Cancels the run in progress, if there is one; may be called from another thread. Returns at once. */
    public void cancel() {}
}
