package io.github.automigrate;

import io.github.automigrate.MigrationException.Reason;
import io.github.automigrate.execution.Server;
import io.github.automigrate.plan.Plan;

/** Looks at the server before anything is done to it. */
final class Preflight {

    private static final int OLDEST_MAJOR = 14;

    private Preflight() {}

    static void check(Server server) {
        if (server.major() < OLDEST_MAJOR) {
            throw new MigrationException(
                    Reason.UNSUPPORTED_SERVER,
                    "The server is PostgreSQL " + server.major() + ", and automigrate knows " + OLDEST_MAJOR
                            + " and later. Nothing was compared or changed. Upgrade the server, or set"
                            + " automigrate.mode=off.");
        }
    }

    static void checkWritable(Server server, Plan plan) {
        if (server.readOnly()) {
            throw new MigrationException(
                    Reason.READ_ONLY,
                    "The server refuses writes: it is a standby, or its transactions are read-only by default. "
                            + plan.operations().size() + " operations were not executed. Set automigrate.url to the"
                            + " primary server, or automigrate.mode=validate. What is missing:\n"
                            + Failures.sql(plan));
        }
    }
}
