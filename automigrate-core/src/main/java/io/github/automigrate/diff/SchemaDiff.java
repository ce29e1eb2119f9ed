package io.github.automigrate.diff;

import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.schema.Schema;
import java.util.List;

/** The differences between what the entities ask for and what the database has, in a fixed order. */
public record SchemaDiff(List<Difference> differences) {

    public SchemaDiff {
        differences = List.copyOf(differences);
    }

    /**
     * Returns every difference between the two sides, in the order of the desired schema; what the database has beyond it
     * follows for each table in the order of the database. Both sides must be in the server's canonical form already,
     * since everything is compared by equality.
     *
     * <p>Some things differ and are no difference: names of keys, checks and indexes, the position of a column in an
     * existing table, a default or comment that the model does not know, and the start of a sequence that is already
     * running.
     */
    public static SchemaDiff between(Schema desired, LiveSchema live) {
        return new SchemaDiff(new SchemaComparison(desired, live).differences());
    }
}
