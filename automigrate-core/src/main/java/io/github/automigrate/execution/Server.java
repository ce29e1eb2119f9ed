package io.github.automigrate.execution;

/**
 * The server and the rights of our role on it.
 *
 * @param version the version number as the server reports it, 180006 say
 * @param defaultSchema the schema that a table without an explicit one lives in
 * @param role the role whose rights count
 * @param readOnly whether the server refuses writes: a standby, or a default of read-only transactions
 */
public record Server(int version, String defaultSchema, String role, boolean readOnly) {

    /** Returns the major version, 18 say. */
    public int major() {
        return version / 10_000;
    }
}
