package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.SchemaInspection;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.ServerLog;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is switched off opens no connection: by what the server says of the connections to its database. */
class OffTest {

    /** Keeps Hibernate and Boot, which would like to know whether the database is embedded, from opening a connection. */
    static final List<String> WITHOUT_OTHERS = List.of(
            "spring.sql.init.mode=never",
            "spring.jpa.hibernate.ddl-auto=none",
            "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
            "spring.jpa.database-platform=org.hibernate.dialect.PostgreSQLDialect");

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "automigrate.enabled=false",
                "automigrate.mode=off",
                "spring.profiles.active=prod automigrate.production.mode=off",
                "automigrate.enabled=false automigrate.startup.run=lifecycle",
                "automigrate.enabled=false spring.jpa.bootstrap=async",
                "automigrate.enabled=false spring.main.lazy-initialization=true"
            })
    void opensNoConnection(String properties) {
        try (var context = TestApplication.start(database, and(properties))) {
            context.getBean(SchemaInspection.class).compare();
            context.getBean(SchemaInspection.class).history(10);
            assertThat(context.getBean(MigrationStatuses.class).all())
                    .extracting(MigrationStatus::state)
                    .containsExactly(MigrationState.DISABLED);
        }
        assertThat(ServerLog.connectionsTo(database)).isEmpty();
    }

    @Test
    void opensNoConnectionInATrainingRun() throws Exception {
        try (JavaProcess process = JavaProcess.start(
                List.of("-Dspring.context.exit=onRefresh"), database, and("automigrate.mode=apply"))) {
            assertThat(process.exitCode()).as(process.output()).isZero();
            assertThat(process.output()).contains("spring.context.exit=onRefresh makes this a training run");
        }
        assertThat(ServerLog.connectionsTo(database)).isEmpty();
    }

    @Test
    void isWhatMakesTheDifference() {
        TestApplication.start(database, and("automigrate.mode=report")).close();

        assertThat(ServerLog.connectionsTo(database)).isNotEmpty();
    }

    private static String[] and(String properties) {
        return Stream.concat(Stream.of(properties.split(" ")), WITHOUT_OTHERS.stream())
                .toArray(String[]::new);
    }
}
