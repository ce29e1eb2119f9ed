package io.github.automigrate.spring;

import java.util.List;

/** The bean that knows how far the migrations of this application are. Asking it costs no database connection. */
@FunctionalInterface
public interface MigrationStatuses {

    /** Returns the status of each persistence unit, in the order in which they were created. */
    List<MigrationStatus> all();
}
