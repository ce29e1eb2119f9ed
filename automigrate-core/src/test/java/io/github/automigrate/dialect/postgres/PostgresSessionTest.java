package io.github.automigrate.dialect.postgres;

import static io.github.automigrate.dialect.postgres.World.ADD_TITLE;
import static io.github.automigrate.dialect.postgres.World.operation;
import static io.github.automigrate.dialect.postgres.World.patient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.dialect.SessionSettings;
import io.github.automigrate.execution.Attempt.Blocked;
import io.github.automigrate.execution.Attempt.Succeeded;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.execution.PoolerDetectedException;
import io.github.automigrate.execution.Server;
import io.github.automigrate.execution.Session.MigrationLock;
import io.github.automigrate.testing.Case;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresSessionTest {

    private final World world = new World();

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void knowsTheServerAndItsRole() throws SQLException {
        Server server = world.session(patient()).server();

        assertThat(server.version()).isEqualTo(Integer.parseInt(world.ask("SHOW server_version_num")));
        assertThat(server.defaultSchema()).isEqualTo("public");
        assertThat(server.role()).isEqualTo("postgres");
        assertThat(server.readOnly()).isFalse();
    }

    @Test
    @Case("A88")
    void noticesADatabaseThatRefusesWrites() throws SQLException {
        world.execute("ALTER DATABASE " + world.database().name() + " SET default_transaction_read_only = on");

        assertThat(world.session(patient()).server().readOnly()).isTrue();
    }

    @Test
    @Case("A07")
    void putsTheDefaultSchemaInFrontOfTheSearchPathOfTheRole() throws SQLException {
        world.execute("CREATE SCHEMA \"Shop\"");

        PostgresSession session = world.session(settings("Shop", null));

        assertThat(session.server().defaultSchema()).isEqualTo("Shop");
        assertThat(World.ask(session.connection(), "SHOW search_path")).isEqualTo("\"Shop\", \"$user\", public");
    }

    @Test
    void saysSoWhenTheRoleHasNoCurrentSchema() throws SQLException {
        world.execute("ALTER DATABASE " + world.database().name() + " SET search_path = nowhere");

        assertThatThrownBy(() -> world.session(patient()))
                .isInstanceOf(SQLException.class)
                .hasMessageStartingWith("The role postgres has no current schema")
                .hasMessageContaining("automigrate.schema");
    }

    @Test
    void actsInTheRoleThatTheSettingsName() throws SQLException {
        world.execute(
                "DROP ROLE IF EXISTS builder; CREATE ROLE builder; GRANT CREATE, USAGE ON SCHEMA public TO builder");

        assertThat(world.session(settings(null, "builder")).server().role()).isEqualTo("builder");
    }

    @Test
    @Case("A76")
    void readsUnderTheSameSettingsWhateverTheDatabaseSets() throws SQLException {
        String alter = "ALTER DATABASE " + world.database().name() + " SET ";
        world.execute(alter + "TimeZone = 'Asia/Tokyo';" + alter + "DateStyle = 'SQL, DMY';" + alter
                + "default_transaction_isolation = 'serializable';" + alter + "lock_timeout = 1");

        PostgresSession session = world.session(patient());

        assertThat(Stream.of("TimeZone", "DateStyle", "default_transaction_isolation", "lock_timeout")
                        .map(name -> setting(session, name)))
                .containsExactly("UTC", "ISO, MDY", "read committed", "5s");
        assertThat(setting(session, "application_name")).isEqualTo("automigrate:shop:one");
        assertThat(setting(session, "client_connection_check_interval")).isEqualTo("1s");
    }

    @Test
    @Case("A80")
    void givesTheLockToOneOfTwoSessionsAndShowsTheHolder() throws SQLException {
        PostgresSession first = world.session(patient());
        PostgresSession second = world.session(new SessionSettings(patient(), "automigrate:shop:two", null, null));

        MigrationLock lock = first.tryLock("shop").orElseThrow();

        assertThat(second.tryLock("shop")).isEmpty();
        assertThat(second.holder("shop").orElseThrow().applicationName()).isEqualTo("automigrate:shop:one");
        lock.close();
        assertThat(second.holder("shop")).isEmpty();
        assertThat(second.tryLock("shop")).isPresent();
    }

    @Test
    @Case("A93")
    void givesEveryApplicationAndEverySchemaALockOfItsOwn() throws SQLException {
        assertThat(world.session(patient()).tryLock("shop")).isPresent();

        assertThat(world.session(patient()).tryLock("stock")).isPresent();
        assertThat(world.session(settings("other", null)).tryLock("shop")).isPresent();
    }

    @Test
    @Case("A80")
    void holdsNoSnapshotThatAnIndexBuildWouldWaitFor() throws SQLException {
        PostgresSession holder = world.session(patient());
        assertThat(holder.tryLock("shop")).isPresent();
        PostgresSession waiter = world.session(patient());

        waiter.tryLock("shop");

        assertThat(world.ask("SELECT string_agg(DISTINCT coalesce(backend_xmin::text, 'none') || ' ' || state, ',')"
                        + " FROM pg_stat_activity WHERE application_name = 'automigrate:shop:one'"
                        + " AND datname = current_database()"))
                .isEqualTo("none idle");
    }

    @Test
    @Case("A79")
    void takesTheLockAgainAfterItWasLostWithItsConnection() throws SQLException {
        world.execute("CREATE TABLE book ()");
        PostgresSession session = world.session(patient());
        assertThat(session.tryLock("shop")).isPresent();
        end(session);

        session.attempt(operation(ADD_TITLE), ExecutionListener.NONE);

        assertThat(session.attempt(operation(ADD_TITLE), ExecutionListener.NONE))
                .isInstanceOf(Succeeded.class);
        assertThat(session.holder("shop")).isPresent();
    }

    @Test
    @Case("A79")
    void doesNothingAfterAnotherSessionTookTheLostLock() throws SQLException {
        world.execute("CREATE TABLE book ()");
        PostgresSession session = world.session(patient());
        assertThat(session.tryLock("shop")).isPresent();
        end(session);
        PostgresSession other = world.session(new SessionSettings(patient(), "automigrate:shop:two", null, null));
        assertThat(other.tryLock("shop")).isPresent();

        session.attempt(operation(ADD_TITLE), ExecutionListener.NONE);
        Blocked attempt = (Blocked) session.attempt(operation(ADD_TITLE), ExecutionListener.NONE);

        assertThat(attempt.blocker()).startsWith("the migration lock, which went to automigrate:shop:two");
    }

    @Test
    @Case("A81")
    void refusesAPoolerThatAnswersTwoConnectionsFromOneServerProcess() throws SQLException {
        try (Connection only = world.database().dataSource().getConnection()) {
            assertThatThrownBy(() ->
                            PostgresSession.open(() -> shared(List.of(only).iterator()), settings(null, null)))
                    .isInstanceOf(PoolerDetectedException.class)
                    .hasMessageContaining("PgBouncer");
            assertThat(World.ask(only, "SHOW application_name")).doesNotContain("automigrate");
        }
    }

    @Test
    @Case("A81")
    void refusesAPoolerThatAnswersOneConnectionFromSeveralServerProcesses() throws SQLException {
        try (Connection first = world.database().dataSource().getConnection();
                Connection second = world.database().dataSource().getConnection();
                Connection third = world.database().dataSource().getConnection()) {
            Iterator<Connection> turns = Stream.generate(() -> List.of(first, second, third))
                    .flatMap(List::stream)
                    .iterator();

            assertThatThrownBy(() -> PostgresSession.open(() -> shared(turns), settings(null, null)))
                    .isInstanceOf(PoolerDetectedException.class);
        }
    }

    /** A connection as a pooler in transaction mode gives it: each statement goes to the next server process. */
    private static Connection shared(Iterator<Connection> turns) {
        List<Connection> last = new java.util.ArrayList<>(List.of(turns.next()));
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && turns.hasNext()) {
                        last.set(0, turns.next());
                    }
                    try {
                        return method.getName().equals("close") ? null : method.invoke(last.get(0), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private void end(PostgresSession session) throws SQLException {
        String process = World.ask(session.connection(), "SELECT pg_backend_pid()");
        world.execute("SELECT pg_terminate_backend(" + process + ")");
        world.await("SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = " + process + ")");
    }

    private static SessionSettings settings(
            @org.jspecify.annotations.Nullable String schema, @org.jspecify.annotations.Nullable String role) {
        return new SessionSettings(patient(), "automigrate:shop:one", schema, role);
    }

    private static String setting(PostgresSession session, String name) {
        try {
            return World.ask(session.connection(), "SHOW " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
