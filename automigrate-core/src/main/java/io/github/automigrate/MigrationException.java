package io.github.automigrate;

/** Thrown when a migration cannot be carried out; the message has four parts and names the object. */
public final class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Creates the exception with a message of four parts. */
    public MigrationException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Creates the exception with a message of four parts and the error of the driver. */
    public MigrationException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Returns the kind of the failure. */
    public Reason reason() {
        return reason;
    }

    /** Why a migration cannot be carried out. */
    public enum Reason {
        /** The database could not be reached or read. */
        UNREACHABLE,
        /** The server is older than the oldest supported one, or no dialect knows it. */
        UNSUPPORTED_SERVER,
        /** The server refuses writes. */
        READ_ONLY,
        /** Our role lacks a privilege that an operation needs. */
        PRIVILEGE_MISSING,
        /** The connection goes through a pooler that shares sessions. */
        POOLER,
        /** Another instance held the lock for too long. */
        LOCK_WAIT_EXCEEDED,
        /** The application cannot work on this schema. */
        INCOMPATIBLE,
        /** Two names of the model become one in the catalog. */
        AMBIGUOUS_MAPPING,
        /** A required operation failed. */
        OPERATION_FAILED,
        /** A required operation found no moment without blockers within its budget. */
        BLOCKED,
        /** The schema was not ready within the limit while another process should have migrated it. */
        NOT_READY,
        /** A callback did not approve the plan. */
        VETOED,
        /** A callback threw an exception. */
        CALLBACK_FAILED,
        /** The run was cancelled because the application stops. */
        CANCELLED
    }
}
