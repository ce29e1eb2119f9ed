package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A schema that an application cannot work on keeps readiness down, however the group was made. */
class ReadinessGroupTest {

    private static final String READINESS = "/actuator/health/readiness";

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @BeforeEach
    void requireAColumnThatNoEntityFills() {
        new JdbcTemplate(database.dataSource())
                .execute("CREATE TABLE book (id bigint PRIMARY KEY, title varchar(255), shelf int NOT NULL)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "management.endpoint.health.group.readiness.include=readinessState",
                "management.endpoint.health.group.readiness.include=readinessState,db",
                "management.endpoint.health.group.readiness.exclude=db"
            })
    void isJoinedWhenTheApplicationMadeItsOwn(String group) throws Exception {
        try (var context = start(group)) {
            assertThat(Http.get(context, READINESS).statusCode()).isEqualTo(503);
        }
    }

    @Test
    void isNotJoinedWhenAsked() throws Exception {
        try (var context = start("automigrate.health.join-readiness=false")) {
            assertThat(Http.get(context, READINESS).statusCode()).isEqualTo(200);
            assertThat(Http.get(context, "/actuator/health").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void keepsItsPathOnTheMainPort() throws Exception {
        try (var context =
                start("management.endpoint.health.probes.add-additional-paths=true", "management.server.port=0")) {
            assertThat(Http.get(context, "/readyz").statusCode()).isEqualTo(503);
            assertThat(Http.get(context, "/livez").statusCode()).isEqualTo(200);
            int management = context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
            assertThat(Http.get(management, READINESS).statusCode()).isEqualTo(503);
        }
    }

    @Test
    void showsNeitherSqlNorSecrets() throws Exception {
        try (var context = start("automigrate.user=" + database.user(), "automigrate.password=secret-word")) {
            assertThat(Http.get(context, "/actuator/health").body()).doesNotContain("shelf", "automigrate\"");
        }
        try (var context = start(
                "automigrate.user=" + database.user(),
                "automigrate.password=secret-word",
                "management.endpoint.health.show-details=always")) {
            String details = Http.get(context, "/actuator/health").body();
            assertThat(details)
                    .contains("\"incompatible\":1")
                    .doesNotContain("ALTER", "jdbc:", "secret-word", database.name());
        }
    }

    private ConfigurableApplicationContext start(String... properties) {
        Class<?>[] sources = {TestApplication.Minimal.class};
        String[] all = Stream.concat(Stream.of("automigrate.on-incompatible=hold"), Stream.of(properties))
                .toArray(String[]::new);
        return TestApplication.start(WebApplicationType.SERVLET, database, sources, all);
    }
}
