package io.github.automigrate.execution;

/** Thrown when the connection goes through a pooler that gives each transaction another session of the server. */
public final class PoolerDetectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception; the message says how the pooler was noticed. */
    public PoolerDetectedException(String message) {
        super(message);
    }
}
