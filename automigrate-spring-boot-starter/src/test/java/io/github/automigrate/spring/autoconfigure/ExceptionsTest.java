package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.automigrate.testing.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Why the starter does without what Flyway and Liquibase bring: it would have no effect. */
class ExceptionsTest {

    @ParameterizedTest
    @CsvSource({"jdbc:h2:mem:managed, 1", "'', 0"})
    void bootAsksOnlyForEmbeddedDatabasesWhetherTheyAreManaged(String embedded, int times) {
        Class<?>[] sources = {TestApplication.Minimal.class, Asked.class};
        String[] properties = embedded.isEmpty()
                ? new String[0]
                : new String[] {
                    "spring.datasource.url=" + embedded, "spring.datasource.username=sa", "spring.datasource.password="
                };
        try (var context =
                TestApplication.start(WebApplicationType.NONE, PostgresServer.freshDatabase(), sources, properties)) {
            assertThat(context.getBean(Asked.class).asked).hasSize(times);
            assertThat(context.getBean(DataSource.class)).isExactlyInstanceOf(HikariDataSource.class);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Asked {

        private final List<DataSource> asked = new ArrayList<>();

        @Bean
        SchemaManagementProvider provider() {
            return dataSource -> {
                asked.add(dataSource);
                return SchemaManagement.MANAGED;
            };
        }
    }
}
