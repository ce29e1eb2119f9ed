package io.github.automigrate.spring;

import io.github.automigrate.MigrationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a migration that could not be carried out: the message says what and to which object, the action what to do. */
final class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<MigrationException> {

    private static final String HOLD =
            "With automigrate.startup.on-timeout=hold the application starts without readiness and goes on trying.";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MigrationException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), action(cause.reason()), rootFailure);
    }

    private static String action(MigrationException.Reason reason) {
        return switch (reason) {
            case UNREACHABLE ->
                "Check that the database runs and that its URL, user and password are right"
                        + " (spring.datasource.* and, where they are set, automigrate.url, user and password).";
            case UNSUPPORTED_SERVER ->
                "Use PostgreSQL 14 or newer, or set automigrate.enabled=false and change the"
                        + " schema by other means.";
            case READ_ONLY ->
                "Point automigrate.url at the primary server, or set automigrate.mode=validate for an"
                        + " application that lives on a standby.";
            case PRIVILEGE_MISSING ->
                "Grant the privilege, or let another user migrate: automigrate.user and"
                        + " automigrate.password, or automigrate.role for the owner of the tables.";
            case POOLER ->
                "Set automigrate.url to the server itself, past the pooler, or put the pooler into session" + " mode.";
            case LOCK_WAIT_EXCEEDED ->
                "Wait until the other instance has finished, raise automigrate.lock.wait, or end"
                        + " the session that the description names. " + HOLD;
            case INCOMPATIBLE ->
                "Run the SQL of the description and start again, change the mapping, or set"
                        + " automigrate.on-incompatible=hold (start without traffic) or warn.";
            case AMBIGUOUS_MAPPING -> "Give one of the two another name in the mapping.";
            case OPERATION_FAILED ->
                "Mend what the server complains about and start again; what was applied stays and is"
                        + " not repeated.";
            case BLOCKED ->
                "End the transaction that the description names, or start again when there is less traffic."
                        + " automigrate.startup.budget and automigrate.ddl.* say how long is tried. " + HOLD;
            case VETOED ->
                "Approve the plan in the MigrationCallback that the description names, by its hash say, or run its"
                        + " SQL by hand.";
            case CALLBACK_FAILED ->
                "Correct or remove the MigrationCallback that the description names, and start again.";
            case NOT_READY ->
                "See what became of the process that migrates. automigrate.lock.wait says how long is"
                        + " waited for it. " + HOLD;
            case CANCELLED -> "Start again; the migration goes on where it was.";
        };
    }
}
