package io.github.automigrate.dialect;

import io.github.automigrate.execution.Limits;
import org.jspecify.annotations.Nullable;

/**
 * How a session is opened.
 *
 * @param limits how long it may wait and work
 * @param applicationName the name that the server and other sessions see
 * @param defaultSchema the schema for tables without one, or null to take the connection's current schema
 * @param role the role to SET, so that it owns all new objects, or null to stay the connection's user
 */
public record SessionSettings(
        Limits limits, String applicationName, @Nullable String defaultSchema, @Nullable String role) {}
