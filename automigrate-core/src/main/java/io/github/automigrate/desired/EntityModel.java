package io.github.automigrate.desired;

import io.github.automigrate.schema.Schema;

/** The entity model of one persistence unit, as the schema that it asks for. */
@FunctionalInterface
public interface EntityModel {

    /**
     * Returns the schema that the entities ask for.
     *
     * @param defaultSchema the database schema of tables that the mapping gives none
     * @throws AmbiguousMappingException when two names of the model become one name in the catalog
     */
    Schema schema(String defaultSchema);
}
