package io.github.automigrate.plan;

import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/** What a decision about a difference may take into account besides the difference itself. */
public record Circumstances(Schema desired, LiveSchema live, Evidence evidence, Policy policy) {

    /** Returns these circumstances with more evidence. */
    public Circumstances with(Evidence more) {
        return new Circumstances(desired, live, evidence.and(more), policy);
    }

    /**
     * What the user allows.
     *
     * @param largeTableRows rows above which scans and index builds are left to a person
     * @param restrictive whether constraints on existing columns are added when no row violates them
     * @param createNamespaces whether missing database schemas are created
     * @param serverVersion the version of the server as it reports it, 180006 say
     * @param executor the role that will execute the operations, or null when nobody will, so that no privilege is needed
     */
    public record Policy(
            long largeTableRows,
            boolean restrictive,
            boolean createNamespaces,
            int serverVersion,
            @Nullable String executor) {}
}
