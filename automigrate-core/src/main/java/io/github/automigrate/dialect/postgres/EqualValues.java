package io.github.automigrate.dialect.postgres;

import io.github.automigrate.dialect.postgres.ServerForms.Form;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds defaults that are spelled differently and always give the same value, {@code now()} and {@code CURRENT_TIMESTAMP},
 * by evaluating them. The time zone is one that no expression expects, so that equal by chance does not count.
 */
final class EqualValues {

    private static final String TIME_ZONE = "TimeZone = 'Asia/Kathmandu'";

    private EqualValues() {}

    /** Returns those pairs whose values are equal. */
    static List<Pair> among(Connection connection, List<Pair> pairs) throws SQLException {
        if (pairs.isEmpty()) {
            return List.of();
        }
        try {
            List<String> answers = ReadOnlyRound.values(
                    connection,
                    List.of(TIME_ZONE),
                    pairs.stream().map(Pair::sql).toList());
            List<Pair> equal = new ArrayList<>(pairs);
            equal.removeIf(pair -> !"t".equals(answers.get(pairs.indexOf(pair))));
            return equal;
        } catch (SQLException e) {
            if (!ReadOnlyRound.isRefusal(e)) {
                throw e;
            }
            return amongHalves(connection, pairs);
        }
    }

    // a type without equality, json say, must not spoil the others
    private static List<Pair> amongHalves(Connection connection, List<Pair> pairs) throws SQLException {
        int middle = pairs.size() / 2;
        if (middle == 0) {
            return List.of();
        }
        List<Pair> equal = new ArrayList<>(among(connection, pairs.subList(0, middle)));
        equal.addAll(among(connection, pairs.subList(middle, pairs.size())));
        return equal;
    }

    /** A desired and a live expression. */
    record Pair(Form desired, Form live) {

        private String sql() {
            return "SELECT (" + desired.expression() + ") IS NOT DISTINCT FROM (" + live.expression() + ")";
        }
    }
}
