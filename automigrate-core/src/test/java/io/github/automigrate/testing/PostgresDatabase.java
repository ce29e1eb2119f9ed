package io.github.automigrate.testing;

import javax.sql.DataSource;

/**
 * A database of its own on the {@link PostgresServer}: its name, its JDBC URL, connections to it, and the superuser's
 * credentials.
 */
public record PostgresDatabase(String name, String url, DataSource dataSource, String user, String password) {}
