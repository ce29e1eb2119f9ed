package io.github.automigrate.spring;

/**
 * Thrown when Flyway or Liquibase is told to run after the entity manager factories: automigrate would make the tables that
 * their scripts want to make.
 */
public final class DeferredInitializationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception for a tool, {@code Flyway} say. */
    public DeferredInitializationException(String tool) {
        super("spring.jpa.defer-datasource-initialization=true lets " + tool + " run after the entities are mapped, so"
                + " after automigrate, which would make the tables that its scripts want to make. The application was"
                + " not started, and nothing was changed.");
    }
}
