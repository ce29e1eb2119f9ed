package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.autoconfigure.model.Book;
import io.github.automigrate.spring.autoconfigure.reader.Reader;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

@ExtendWith(OutputCaptureExtension.class)
class TwoUnitsTest {

    private final PostgresDatabase books = PostgresServer.freshDatabase();
    private final PostgresDatabase readers = PostgresServer.freshDatabase();

    @Test
    void migratesEachInItsOwnDatabase() {
        Class<?>[] sources = {TwoDatabases.class};
        try (var context =
                TestApplication.start(WebApplicationType.NONE, books, sources, "readers.url=" + readers.url())) {
            assertThat(context.getBean(MigrationStatuses.class).all())
                    .extracting(MigrationStatus::unit)
                    .containsExactlyInAnyOrder("bookUnit", "readerUnit");
        }
        assertThat(tables(books)).containsExactly("automigrate_history", "book");
        assertThat(tables(readers)).containsExactly("automigrate_history", "reader");
        assertThat(applications(books)).containsExactly("library/bookUnit");
        assertThat(applications(readers)).containsExactly("library/readerUnit");
    }

    @Test
    void takesAnOwnUrlForThePrimaryDatabaseOnly() {
        Class<?>[] sources = {TwoDatabases.class};
        try (var context = TestApplication.start(
                WebApplicationType.NONE,
                books,
                sources,
                "readers.url=" + readers.url(),
                "automigrate.url=" + books.url(),
                "automigrate.user=" + books.user())) {
            assertThat(context.isActive()).isTrue();
        }
        assertThat(tables(books)).containsExactly("automigrate_history", "book");
        assertThat(tables(readers)).containsExactly("automigrate_history", "reader");
    }

    @Test
    void warnsOfAUnitWithoutADataSource(CapturedOutput output) {
        Class<?>[] sources = {WithoutDataSource.class};
        try (var context = TestApplication.start(WebApplicationType.NONE, books, sources)) {
            assertThat(context.isActive()).isTrue();
        }
        assertThat(output).containsPattern("WARN .*tenantUnit has no DataSource of its own");
    }

    private static List<String> tables(PostgresDatabase database) {
        return new JdbcTemplate(database.dataSource())
                .queryForList(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename", String.class);
    }

    private static List<String> applications(PostgresDatabase database) {
        return new JdbcTemplate(database.dataSource())
                .queryForList("SELECT DISTINCT application FROM automigrate_history", String.class);
    }

    private static LocalContainerEntityManagerFactoryBean unit(Class<?> entity) {
        LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
        unit.setPersistenceUnitName(entity.getSimpleName());
        unit.setPackagesToScan(entity.getPackageName());
        unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        return unit;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = DataJpaRepositoriesAutoConfiguration.class)
    static class TwoDatabases {

        @Bean
        @Primary
        DataSource bookSource(
                @Value("${spring.datasource.url}") String url, @Value("${spring.datasource.username}") String user) {
            return DataSourceBuilder.create()
                    .url(url)
                    .username(user)
                    .password(user)
                    .build();
        }

        @Bean
        DataSource readerSource(
                @Value("${readers.url}") String url, @Value("${spring.datasource.username}") String user) {
            return DataSourceBuilder.create()
                    .url(url)
                    .username(user)
                    .password(user)
                    .build();
        }

        @Bean
        @Primary
        LocalContainerEntityManagerFactoryBean bookUnit(DataSource bookSource) {
            LocalContainerEntityManagerFactoryBean unit = unit(Book.class);
            unit.setDataSource(bookSource);
            return unit;
        }

        @Bean
        LocalContainerEntityManagerFactoryBean readerUnit(@Qualifier("readerSource") DataSource readerSource) {
            LocalContainerEntityManagerFactoryBean unit = unit(Reader.class);
            unit.setDataSource(readerSource);
            return unit;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = DataJpaRepositoriesAutoConfiguration.class)
    static class WithoutDataSource {

        @Bean
        LocalContainerEntityManagerFactoryBean tenantUnit(
                @Value("${spring.datasource.url}") String url, @Value("${spring.datasource.username}") String user) {
            LocalContainerEntityManagerFactoryBean unit = unit(Book.class);
            unit.getJpaPropertyMap().put("hibernate.connection.url", url);
            unit.getJpaPropertyMap().put("hibernate.connection.username", user);
            unit.getJpaPropertyMap().put("hibernate.connection.password", user);
            return unit;
        }
    }
}
