package io.github.automigrate;

import io.github.automigrate.MigrationException.Reason;
import io.github.automigrate.desired.AmbiguousMappingException;
import io.github.automigrate.execution.Limits;
import io.github.automigrate.execution.Outcome;
import io.github.automigrate.execution.PoolerDetectedException;
import io.github.automigrate.execution.Session;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.plan.Plan;
import io.github.automigrate.plan.Proposal;
import io.github.automigrate.plan.Safety;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts every failure of a run into a message of four parts. */
final class Failures {

    private Failures() {}

    static void refuseIncompatible(Plan plan, MigrationSettings settings) {
        List<Proposal> incompatible = plan.proposals(Safety.INCOMPATIBLE);
        boolean mayFail = settings.onIncompatible() == OnIncompatible.FAIL && settings.mode() != Mode.REPORT;
        if (mayFail && !incompatible.isEmpty()) {
            String findings = incompatible.stream().map(Proposal::message).collect(Collectors.joining("\n"));
            boolean privileges = incompatible.stream().allMatch(Proposal::lacksPrivilege);
            throw new MigrationException(
                    privileges ? Reason.PRIVILEGE_MISSING : Reason.INCOMPATIBLE,
                    (privileges
                                    ? "Our role lacks privileges that the migration needs:\n"
                                    : "The application cannot work on this schema:\n")
                            + findings
                            + "\nNothing was changed. Run the SQL above, or set automigrate.on-incompatible=hold or"
                            + " warn to start nevertheless.");
        }
    }

    static void refuseUnapplied(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            boolean required = outcome.operation().verdict().required();
            if (outcome.result() == Outcome.Result.CANCELLED) {
                throw cancelled();
            }
            // what was left to a person is among the proposals
            boolean undecided = !outcome.isApplied() && outcome.result() != Outcome.Result.LEFT;
            if (required && undecided) {
                throw unapplied(outcome);
            }
        }
    }

    private static MigrationException unapplied(Outcome outcome) {
        boolean postponed = outcome.result() == Outcome.Result.POSTPONED;
        String what = postponed ? "found no moment without blockers" : "failed";
        return new MigrationException(
                postponed ? Reason.BLOCKED : Reason.OPERATION_FAILED,
                "The operation '" + outcome.operation().target().kind().words() + "' on "
                        + outcome.operation().target() + " " + what + ": " + outcome.detail()
                        + "\nNothing of it remains, and the operations after it were not tried. "
                        + (postponed
                                ? "End the blocking session or start again later."
                                : "Run it by hand to see the error, mend the cause, and start again.")
                        + " SQL: " + String.join("; ", outcome.operation().sql()));
    }

    static MigrationException vetoed(Plan plan, Phase phase, String who) {
        return new MigrationException(
                Reason.VETOED,
                "The plan " + plan.hash() + " was not approved by " + who + ". Its "
                        + plan.due(phase).size()
                        + " operations were not executed, and nothing was changed. Approve it, or run the SQL by hand:\n"
                        + sql(plan));
    }

    static MigrationException lockWaitExceeded(Optional<Session.Holder> holder, MigrationSettings settings) {
        String who = holder.map(Session.Holder::toString).orElse("another instance");
        String end = holder.map(session -> " SELECT pg_terminate_backend(" + session.processId() + ") ends it.")
                .orElse("");
        return new MigrationException(
                Reason.LOCK_WAIT_EXCEEDED,
                "The migration lock of " + settings.identity().application() + " is held by " + who
                        + ", and the wait of "
                        + Limits.words(settings.limits().coordination().longestWait())
                        + " is over. Nothing was changed by this instance. Wait until the other one has finished and"
                        + " start again, or raise automigrate.lock.wait; when it hangs, end its session." + end);
    }

    static MigrationException notReady(Plan plan, MigrationSettings settings) {
        return new MigrationException(
                Reason.NOT_READY,
                "The schema was not ready within "
                        + Limits.words(settings.limits().coordination().longestWait())
                        + " (automigrate.lock.wait), and automigrate.mode=wait changes nothing itself. Look at the"
                        + " process that migrates, or run what is missing:\n" + sql(plan));
    }

    static MigrationException cancelled() {
        return new MigrationException(
                Reason.CANCELLED,
                "The migration was cancelled because the application stops. Statements that had finished stay, the one"
                        + " that ran was cancelled. The next start goes on from there.");
    }

    static MigrationException unreadable(SQLException e) {
        return new MigrationException(
                Reason.UNREACHABLE,
                "The database could not be reached or read: " + e.getMessage() + " (SQLSTATE " + e.getSQLState()
                        + "). Nothing more was changed. Check the connection and the privileges of its user on the"
                        + " catalog, and start again.",
                e);
    }

    static MigrationException pooler(PoolerDetectedException e) {
        return new MigrationException(
                Reason.POOLER,
                e.getMessage()
                        + " Nothing was changed. Set automigrate.url to a direct connection to the server (or to a"
                        + " pooler in session mode).",
                e);
    }

    static MigrationException ambiguous(AmbiguousMappingException e) {
        return new MigrationException(Reason.AMBIGUOUS_MAPPING, String.valueOf(e.getMessage()), e);
    }

    /** Returns the SQL of the plan, one statement a line. */
    static String sql(Plan plan) {
        return plan.operations().stream()
                .flatMap(operation -> operation.sql().stream())
                .map(sql -> sql + ";")
                .collect(Collectors.joining("\n"));
    }
}
