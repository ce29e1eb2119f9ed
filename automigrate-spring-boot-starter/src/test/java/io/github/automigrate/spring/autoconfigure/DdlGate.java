package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.testing.PostgresDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Holds up one kind of DDL on one table until it is opened; a statement that waits there can be cancelled. */
final class DdlGate implements AutoCloseable {

    private final PostgresDatabase database;
    private final Connection keeper;

    private DdlGate(PostgresDatabase database, Connection keeper) {
        this.database = database;
        this.keeper = keeper;
    }

    static DdlGate closed(PostgresDatabase database, String tag, String table) throws SQLException {
        Connection keeper = database.dataSource().getConnection();
        try (Statement statement = keeper.createStatement()) {
            statement.execute(
                    """
                    CREATE FUNCTION public.gate() RETURNS event_trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF current_query() LIKE '%%"%s"%%' THEN
                            PERFORM pg_advisory_lock_shared(42);
                            PERFORM pg_advisory_unlock_shared(42);
                        END IF;
                    END $$"""
                            .formatted(table));
            statement.execute("CREATE EVENT TRIGGER gate ON ddl_command_start WHEN TAG IN ('" + tag
                    + "') EXECUTE FUNCTION public.gate()");
            statement.execute("SELECT pg_advisory_lock(42)");
        }
        return new DdlGate(database, keeper);
    }

    void awaitSomebody() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 42"
                                + " AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = '"
                                + database.name() + "')")
                        == 1);
    }

    void open() throws SQLException {
        try (Statement statement = keeper.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock_all()");
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        keeper.close();
    }
}
