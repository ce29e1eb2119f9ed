package io.github.automigrate;

import io.github.automigrate.execution.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that a user can decide about a migration; every default is right in production. */
public record MigrationSettings(
        Mode mode, OnIncompatible onIncompatible, Limits limits, Scope scope, Rules rules, Identity identity) {

    /** Applies what is safe, with all defaults, for an application of this name. */
    public static MigrationSettings of(String application) {
        return new MigrationSettings(
                Mode.APPLY,
                OnIncompatible.FAIL,
                Limits.DEFAULTS,
                Scope.EVERYTHING,
                Rules.DEFAULTS,
                Identity.of(application));
    }

    /** Returns these settings with another mode. */
    public MigrationSettings withMode(Mode value) {
        return new MigrationSettings(value, onIncompatible, limits, scope, rules, identity);
    }

    /** Returns these settings with another answer to an incompatible schema. */
    public MigrationSettings withOnIncompatible(OnIncompatible value) {
        return new MigrationSettings(mode, value, limits, scope, rules, identity);
    }

    /** Returns these settings with other limits. */
    public MigrationSettings withLimits(Limits value) {
        return new MigrationSettings(mode, onIncompatible, value, scope, rules, identity);
    }

    /** Returns these settings with another scope. */
    public MigrationSettings withScope(Scope value) {
        return new MigrationSettings(mode, onIncompatible, limits, value, rules, identity);
    }

    /** Returns these settings with other rules. */
    public MigrationSettings withRules(Rules value) {
        return new MigrationSettings(mode, onIncompatible, limits, scope, value, identity);
    }

    /** Returns these settings with another identity. */
    public MigrationSettings withIdentity(Identity value) {
        return new MigrationSettings(mode, onIncompatible, limits, scope, rules, value);
    }

    /**
     * Which tables are looked at.
     *
     * @param defaultSchema the schema of tables that the mapping gives none, or null for the connection's current schema
     * @param includeTables patterns of {@code table} or {@code schema.table} with {@code *} and {@code ?}; empty for all
     * @param excludeTables patterns of tables to leave alone
     */
    public record Scope(@Nullable String defaultSchema, List<String> includeTables, List<String> excludeTables) {

        /** All tables of the model, in the connection's current schema unless mapped elsewhere. */
        public static final Scope EVERYTHING = new Scope(null, List.of(), List.of());

        public Scope {
            includeTables = List.copyOf(includeTables);
            excludeTables = List.copyOf(excludeTables);
        }
    }

    /**
     * What is allowed beyond the safe operations, and what is too large.
     *
     * @param restrictive whether constraints on existing columns are added when no row violates them
     * @param createSchemas whether missing database schemas are created
     * @param largeTableRows rows above which scans and index builds are left to a person
     * @param historyTable the name of the history table
     * @param grantTo the roles that use what is made, and get the grants for it
     */
    public record Rules(
            boolean restrictive,
            boolean createSchemas,
            long largeTableRows,
            String historyTable,
            List<String> grantTo) {

        /** No constraint on existing columns, no schemas, ten million rows, {@code automigrate_history}. */
        public static final Rules DEFAULTS = new Rules(false, false, 10_000_000, "automigrate_history");

        public Rules {
            grantTo = grantTo.stream().distinct().toList();
        }

        /** Creates rules that grant nothing to anybody. */
        public Rules(boolean restrictive, boolean createSchemas, long largeTableRows, String historyTable) {
            this(restrictive, createSchemas, largeTableRows, historyTable, List.of());
        }
    }

    /**
     * Who migrates.
     *
     * @param application the name that all instances and versions of the application share; they take turns
     * @param version the version of the application, empty when unknown
     * @param instance the name of this instance, usually the host
     * @param role the role to SET, or null
     */
    public record Identity(String application, String version, String instance, @Nullable String role) {

        /** Returns the identity of an application whose version and instance are not known. */
        public static Identity of(String application) {
            return new Identity(application, "", "", null);
        }
    }
}
