package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.automigrate.spring.AutoMigrateDataSource;
import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which of several units are migrated, and through which DataSource. */
@ExtendWith(OutputCaptureExtension.class)
class ChosenUnitsTest {

    private final PostgresDatabase books = PostgresServer.freshDatabase();
    private final PostgresDatabase readers = PostgresServer.freshDatabase();

    @ParameterizedTest
    @ValueSource(strings = {"readerUnit", "Reader"})
    void areThoseThatThePropertyNames(String name, CapturedOutput output) {
        try (var context = start(TwoUnitsTest.TwoDatabases.class, "automigrate.persistence-units=" + name)) {
            assertThat(context.getBean(MigrationStatuses.class).all())
                    .extracting(MigrationStatus::unit, MigrationStatus::state)
                    .contains(tuple("bookUnit", MigrationState.DISABLED));
        }
        assertThat(tables(books)).isEmpty();
        assertThat(tables(readers)).containsExactly("automigrate_history", "reader");
        assertThat(output)
                .containsOnlyOnce("nothing is done for bookUnit, since automigrate.persistence-units does not name it");
    }

    @Test
    void mustExist(CapturedOutput output) {
        assertThatThrownBy(
                () -> start(TwoUnitsTest.TwoDatabases.class, "automigrate.persistence-units=bookUnit,raederUnit"));

        assertThat(output)
                .contains("raederUnit", "No persistence unit has this name", "Book, Reader, bookUnit, readerUnit");
        assertThat(tables(readers)).isEmpty();
    }

    @Test
    void isTheOnlyOneByTheNameOfBootToo() {
        TestApplication.start(books, "automigrate.persistence-units=default").close();

        assertThat(tables(books)).containsExactly("automigrate_history", "book");
    }

    @Test
    void areMigratedThroughTheirMarkedDataSourceOnly() {
        owner(books, "book_owner");
        owner(readers, "reader_owner");
        start(Marked.class).close();

        assertThat(owners(books)).containsOnly("book_owner");
        assertThat(owners(readers)).containsOnly("reader_owner");
    }

    @Test
    void mustExistForAMarkAsWell() {
        assertThatThrownBy(() -> start(MarkedInVain.class))
                .rootCause()
                .hasMessageContaining("@AutoMigrateDataSource(\"raederUnit\")")
                .hasMessageContaining("Book, Reader, bookUnit, readerUnit");
        assertThat(tables(readers)).isEmpty();
    }

    @Test
    void takeAMarkForTheWholeApplicationAsOneForThePrimaryDatabase() {
        owner(books, "book_owner");
        start(MarkedPrimary.class, "automigrate.user=nobody").close();

        assertThat(owners(books)).containsOnly("book_owner");
        assertThat(owners(readers)).containsOnly(readers.user());
    }

    private static void owner(PostgresDatabase database, String role) {
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        jdbc.execute("DO $$ BEGIN CREATE ROLE " + role + " LOGIN PASSWORD '" + role
                + "'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        jdbc.execute("GRANT ALL ON SCHEMA public TO " + role);
    }

    private static List<String> owners(PostgresDatabase database) {
        return new JdbcTemplate(database.dataSource())
                .queryForList("SELECT tableowner FROM pg_tables WHERE schemaname = 'public'", String.class);
    }

    private static List<String> tables(PostgresDatabase database) {
        return new JdbcTemplate(database.dataSource())
                .queryForList(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename", String.class);
    }

    private ConfigurableApplicationContext start(Class<?> source, String... properties) {
        String[] all = Stream.concat(
                        Stream.of(properties),
                        Stream.of("readers.url=" + readers.url(), "spring.main.allow-bean-definition-overriding=false"))
                .toArray(String[]::new);
        return TestApplication.start(WebApplicationType.NONE, books, new Class<?>[] {source}, all);
    }

    private static DataSource dataSource(String url, String role) {
        return DataSourceBuilder.create().url(url).username(role).password(role).build();
    }

    @Configuration(proxyBeanMethods = false)
    static class Marked extends TwoUnitsTest.TwoDatabases {

        @Bean(defaultCandidate = false)
        @AutoMigrateDataSource("bookUnit")
        DataSource bookOwner(@Value("${spring.datasource.url}") String url) {
            return dataSource(url, "book_owner");
        }

        @Bean(defaultCandidate = false)
        @AutoMigrateDataSource("Reader")
        DataSource readerOwner(@Value("${readers.url}") String url) {
            return dataSource(url, "reader_owner");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class MarkedInVain extends TwoUnitsTest.TwoDatabases {

        @Bean(defaultCandidate = false)
        @AutoMigrateDataSource("raederUnit")
        DataSource owner(@Value("${readers.url}") String url) {
            return dataSource(url, "reader_owner");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class MarkedPrimary extends TwoUnitsTest.TwoDatabases {

        @Bean(defaultCandidate = false)
        @AutoMigrateDataSource
        DataSource owner(@Value("${spring.datasource.url}") String url) {
            return dataSource(url, "book_owner");
        }
    }
}
