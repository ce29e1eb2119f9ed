package io.github.automigrate.spring;

import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.history.HistoryEntry;
import java.util.List;
import java.util.Map;

/**
 * The bean that looks at the databases of this application afresh. It reads only, and every call opens a connection beside
 * the pool of the application.
 */
public interface SchemaInspection {

    /**
     * Compares the entities with the database as it is now, and applies nothing. The keys are the bean names of the entity
     * manager factories; those that automigrate stands aside for are not among them.
     *
     * @throws MigrationException when a database cannot be read
     */
    Map<String, MigrationReport> compare();

    /**
     * Returns the rows of the histories that were written last, the latest first, by the bean names of the entity manager
     * factories.
     *
     * @param limit the largest number of rows of each history
     * @throws MigrationException when a database cannot be read
     */
    Map<String, List<HistoryEntry>> history(int limit);
}
