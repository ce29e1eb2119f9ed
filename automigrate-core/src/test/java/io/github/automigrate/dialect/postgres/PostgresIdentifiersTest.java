package io.github.automigrate.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresIdentifiersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UserName",
                "user_name",
                "ÄrgerUndÜbel",
                "İstanbul",
                "A_very_long_name_that_does_not_fit_into_the_63_bytes_that_the_server_keeps",
                "ein_sehr_langer_name_der_nicht_in_die_63_bytes_passt_weil_er_äöüäöüäöüäöü_hat",
                "xein_sehr_langer_name_der_nicht_in_die_63_bytes_passt_weil_er_äöüäöüäöüäöü_hat",
                "a_name_that_is_exactly_sixty_three_bytes_long_and_stays_as_i_is",
                "a_name_with_a_smile_at_the_border_of_sixty_three_bytes_here_it😀😀"
            })
    void storesANameAsTheServerDoes(String spelling) throws SQLException {
        PostgresIdentifiers identifiers = new PostgresIdentifiers();

        assertThat(identifiers.canonical(spelling, false)).isEqualTo(stored(spelling));
        assertThat(identifiers.canonical(spelling, true)).isEqualTo(stored(PostgresSql.quoted(spelling)));
    }

    private static String stored(String identifier) throws SQLException {
        try (Connection connection = PostgresServer.freshDatabase().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + identifier + " ()");
            try (ResultSet result = statement.executeQuery(
                    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
