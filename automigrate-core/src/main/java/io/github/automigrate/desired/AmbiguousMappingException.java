package io.github.automigrate.desired;

/** Thrown when a mapping cannot become a schema because two of its names are one name in the catalog. */
public final class AmbiguousMappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a message of four parts. */
    public AmbiguousMappingException(String message) {
        super(message);
    }
}
