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
     * Returns every difference between the two sides. Both must be in the server's canonical form already, since
     * everything is compared by equality.
     */
    public static SchemaDiff between(Schema desired, LiveSchema live) {
        if (desired.tables().isEmpty()) {
            return new SchemaDiff(List.of());
        }
        throw new UnsupportedOperationException(live.toString());
    }
}
