package io.github.automigrate.plan;

import io.github.automigrate.live.LiveSchema;
import io.github.automigrate.schema.Schema;

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
     */
    public record Policy(long largeTableRows, boolean restrictive, boolean createNamespaces, int serverVersion) {}
}
