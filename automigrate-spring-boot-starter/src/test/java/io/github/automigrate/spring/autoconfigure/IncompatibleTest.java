package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.spring.MigrationStatus.Readiness;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class IncompatibleTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @BeforeEach
    void requireAColumnThatNoEntityFills() {
        new JdbcTemplate(database.dataSource())
                .execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(255), shelf int NOT NULL)");
    }

    @Test
    void failsTheStartAndShowsTheSql(CapturedOutput output) {
        assertThatThrownBy(() -> TestApplication.start(database));

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "The application cannot work on this schema", "shelf")
                .contains("ALTER TABLE \"public\".\"book\"", "automigrate.on-incompatible=hold");
    }

    @Test
    void startsWithoutTrafficWhenItIsToHold() throws Exception {
        Class<?>[] sources = {TestApplication.Minimal.class};
        try (var context = TestApplication.start(
                WebApplicationType.SERVLET, database, sources, "automigrate.on-incompatible=hold")) {
            assertThat(Http.get(context, "/actuator/health/readiness").statusCode())
                    .isEqualTo(503);
            assertThat(Http.get(context, "/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void startsWithAWarning(CapturedOutput output) {
        try (var context = TestApplication.start(database, "automigrate.on-incompatible=warn")) {
            var status = context.getBean(MigrationStatuses.class).all().get(0);
            assertThat(status.readiness()).isEqualTo(Readiness.READY);
        }
        assertThat(output).containsPattern("WARN .*shelf");
    }
}
