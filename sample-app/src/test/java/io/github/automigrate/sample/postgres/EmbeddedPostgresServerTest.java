package io.github.automigrate.sample.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {

    @TempDir
    Path folder;

    @Test
    void isSharedUntilTheLastInstanceLeaves() throws Exception {
        EmbeddedPostgresServer first = EmbeddedPostgresServer.start(folder.resolve("data"));
        EmbeddedPostgresServer second = EmbeddedPostgresServer.start(folder.resolve("data"));

        assertThat(second.jdbcUrl()).isEqualTo(first.jdbcUrl());
        first.close();
        assertThat(answers(second)).isTrue();
        second.close();
        assertThatThrownBy(() -> answers(second)).isInstanceOf(SQLException.class);
    }

    @Test
    void keepsTheDataAndIgnoresTheFileOfAServerThatWasKilled() throws Exception {
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder.resolve("data"));
                Connection connection = connect(server)) {
            connection.createStatement().execute("create table kept ()");
        }
        String processOfThisTest = Long.toString(ProcessHandle.current().pid());
        Files.write(
                Postmaster.file(folder.resolve("data")),
                List.of(processOfThisTest, "data", "1", "1", "/tmp", "", "", ""));

        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder.resolve("data"));
                Connection connection = connect(server)) {
            assertThat(connection.createStatement().execute("select * from kept"))
                    .isTrue();
        }
    }

    private static boolean answers(EmbeddedPostgresServer server) throws SQLException {
        try (Connection connection = connect(server);
                ResultSet rows = connection.createStatement().executeQuery("select 1")) {
            return rows.next();
        }
    }

    private static Connection connect(EmbeddedPostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), EmbeddedPostgresServer.USER, "");
    }
}
