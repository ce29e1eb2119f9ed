package io.github.automigrate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

    @Test
    void givesEveryCallerADatabaseOfItsOwn() throws SQLException {
        PostgresDatabase first = PostgresServer.freshDatabase();
        PostgresDatabase second = PostgresServer.freshDatabase();

        query(first, "CREATE TABLE book (); SELECT 1");

        assertThat(query(first, "SELECT to_regclass('book')")).isEqualTo("book");
        assertThat(query(second, "SELECT to_regclass('book')")).isEqualTo("null");
    }

    @Test
    void startsTheVersionThatTheSystemPropertyNames() throws SQLException {
        String major = System.getProperty("automigrate.test.postgres", "18");

        String number = query(PostgresServer.freshDatabase(), "SHOW server_version_num");

        assertThat(number).startsWith(major);
    }

    @Test
    void logsEveryStatementWithTheApplicationThatSentIt() throws Exception {
        PostgresDatabase database = PostgresServer.freshDatabase();

        query(database, "SET application_name = 'reader'; SELECT 'needle'");

        query(database, "SET application_name = 'reader'; SELECT 1");
        assertThat(Files.readString(PostgresServer.log()))
                .containsPattern("reader\\|\\d+\\|" + database.name() + "\\|LOG: .*'needle'");
    }

    private static String query(PostgresDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return String.valueOf(result.getString(1));
            }
        }
    }
}
