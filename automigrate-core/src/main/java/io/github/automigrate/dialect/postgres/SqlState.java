package io.github.automigrate.dialect.postgres;

import io.github.automigrate.execution.Attempt;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/** What the server's error codes mean for an attempt (PostgreSQL manual, appendix A). */
final class SqlState {

    static final String QUERY_CANCELED = "57014";

    static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String INTERNAL_ERROR = "XX000";

    // admin_shutdown, crash_shutdown, cannot_connect_now, idle_in_transaction_session_timeout, idle_session_timeout
    private static final Set<String> CONNECTION_LOST = Set.of("57P01", "57P02", "57P03", "25P03", "57P05");

    // deadlock_detected, serialization_failure
    private static final Set<String> RETRYABLE = Set.of("40P01", "40001");

    // duplicate and undefined: schema, table, column, object
    private static final Set<String> WORLD_MOVED =
            Set.of("42P06", "42P07", "42701", "42710", "3F000", "42P01", "42703", "42704");

    // two sessions that create the same object at once meet in an index of the catalog; names are not translated
    private static final Pattern CATALOG_INDEX = Pattern.compile(
            "\\bpg_(?:class|type|namespace|constraint|attribute|attrdef|enum|index|sequence)_\\w+_index\\b");

    private SqlState() {}

    /** Returns whether the connection is of no use any more. */
    static boolean isConnectionLoss(SQLException failure) {
        String state = state(failure);
        return state.startsWith("08") || CONNECTION_LOST.contains(state);
    }

    static boolean is(SQLException failure, String state) {
        return state.equals(failure.getSQLState());
    }

    /** Returns what the failure of the statement means, as far as the code alone says it. */
    static Attempt meaning(SQLException failure, String sql) {
        String state = state(failure);
        String message = message(failure);
        if (RETRYABLE.contains(state)) {
            return new Attempt.Blocked("a conflict with another transaction (" + firstLine(message) + ")", sql);
        }
        if (isConnectionLoss(failure)) {
            return new Attempt.Outdated("the connection was lost (" + firstLine(message) + ")", sql);
        }
        if (WORLD_MOVED.contains(state) || isRaceInCatalog(state, message)) {
            return new Attempt.Outdated(firstLine(message), sql);
        }
        // the details of an integrity violation quote the values of a row
        return new Attempt.Refused(state, state.startsWith("23") ? firstLine(message) : message, sql);
    }

    private static boolean isRaceInCatalog(String state, String message) {
        return (state.equals(UNIQUE_VIOLATION) && CATALOG_INDEX.matcher(message).find())
                || (state.equals(INTERNAL_ERROR) && message.contains("concurrently"));
    }

    private static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }

    static String message(SQLException failure) {
        return String.valueOf(failure.getMessage());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
