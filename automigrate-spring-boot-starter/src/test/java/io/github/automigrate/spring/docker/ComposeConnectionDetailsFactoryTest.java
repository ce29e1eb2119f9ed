package io.github.automigrate.spring.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.AutoMigrateConnectionDetails;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class ComposeConnectionDetailsFactoryTest {

    // Docker Compose asks for what else can be made of the details that it has found
    @Test
    void takesTheDetailsOfTheService() {
        JdbcConnectionDetails jdbc = new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return "jdbc:postgresql://compose/shop";
            }

            @Override
            public String getUsername() {
                return "shop";
            }

            @Override
            public String getPassword() {
                return "word";
            }
        };

        Object adapted = new ConnectionDetailsFactories(getClass().getClassLoader())
                .getConnectionDetails(jdbc, false)
                .get(AutoMigrateConnectionDetails.class);

        assertThat(adapted).isEqualTo(new JdbcDetails("jdbc:postgresql://compose/shop", "shop", "word"));
    }
}
