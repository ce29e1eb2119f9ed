package io.github.automigrate.dialect.postgres;

import io.github.automigrate.plan.Operation;
import io.github.automigrate.plan.Remedy;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.plan.Statement.Pace;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An empty database of its own, in which remedies are applied and scripts are run. */
record Bench(PostgresDatabase database) {

    static Bench withSql(String... statements) throws SQLException {
        var bench = new Bench(PostgresServer.freshDatabase());
        bench.execute(List.of(statements));
        return bench;
    }

    void execute(List<String> statements) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            for (String sql : statements) {
                execute(connection, sql);
            }
        }
    }

    int version() throws SQLException {
        return Integer.parseInt(value("SHOW server_version_num"));
    }

    /** Applies every operation: brief statements in one transaction, the others on their own. */
    void apply(Remedy remedy) throws SQLException {
        for (Operation operation : remedy.operations()) {
            boolean brief = operation.statements().stream().allMatch(statement -> statement.pace() == Pace.BRIEF);
            try (Connection connection = database.dataSource().getConnection()) {
                connection.setAutoCommit(!brief);
                for (String sql : operation.sql()) {
                    execute(connection, sql);
                }
                if (brief) {
                    connection.commit();
                }
            }
        }
    }

    /** Runs a script as psql would: statement by statement, outside a transaction. */
    void run(SqlScript script) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            var statement = new StringBuilder();
            for (String line : script.lines()) {
                if (!line.startsWith("--")) {
                    statement.append(line).append('\n');
                }
                boolean inBody = statement.toString().split("\\$(backfill|copy)\\$", -1).length == 2;
                if (line.endsWith(";") && !inBody && !statement.isEmpty()) {
                    execute(connection, statement.toString());
                    statement.setLength(0);
                }
            }
        }
    }

    String value(String query) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return String.valueOf(value(connection, query));
        }
    }

    static @Nullable String value(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getString(1) : null;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
