package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.MigrationState;
import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatuses;
import io.github.automigrate.spring.autoconfigure.reader.Reader;
import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.Sql;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

class ParentContextTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @Test
    void isShownByItsChild() throws Exception {
        try (var parent = TestApplication.start(database);
                var child = below(parent, WebOnly.class, database)) {
            assertThat(statuses(child)).extracting(MigrationStatus::unit).containsExactly("entityManagerFactory");
            assertThat(Http.get(child, "/actuator/automigrate?live=true&history=5")
                            .body())
                    .contains("\"live\":{\"entityManagerFactory\"", "\"operation\":\"create table\"");
        }
    }

    @Test
    void doesNotHideWhatItsChildMigrates() {
        PostgresDatabase other = PostgresServer.freshDatabase();
        try (var parent = TestApplication.start(database);
                var child = below(parent, Readers.class, other)) {
            assertThat(statuses(parent)).hasSize(1);
            assertThat(statuses(child))
                    .extracting(MigrationStatus::unit)
                    .containsExactly("entityManagerFactory", "readerUnit");
        }
        assertThat(Sql.value(other, "SELECT to_regclass('reader')")).isEqualTo("reader");
    }

    @Test
    void goesOnWhenItsChildIsClosed() throws Exception {
        Sql.execute(
                database,
                "CREATE TABLE reader (id bigint PRIMARY KEY, name varchar(255))",
                "INSERT INTO reader VALUES (1, 'Ada')",
                "ANALYZE reader");
        Class<?>[] sources = {ReadersConfiguration.class};
        try (DdlGate gate = DdlGate.closed(database, "CREATE INDEX", "reader");
                var parent = TestApplication.start(WebApplicationType.SERVLET, database, sources)) {
            gate.awaitSomebody();
            AnnotationConfigApplicationContext child = new AnnotationConfigApplicationContext();
            child.setParent(parent);
            child.refresh();

            child.close();
            gate.open();

            Await.until("the index is built", Duration.ofSeconds(30), () -> statuses(parent).stream()
                    .allMatch(status -> status.state().isFinal()));
            assertThat(statuses(parent)).extracting(MigrationStatus::state).containsExactly(MigrationState.UP);
        }
    }

    private static List<MigrationStatus> statuses(ConfigurableApplicationContext context) {
        return context.getBean(MigrationStatuses.class).all();
    }

    private static ConfigurableApplicationContext below(
            ConfigurableApplicationContext parent, Class<?> source, PostgresDatabase database) {
        return new SpringApplicationBuilder(source)
                .parent(parent)
                .web(WebApplicationType.SERVLET)
                .run(TestApplication.arguments(database, "management.endpoints.web.exposure.include=automigrate"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class})
    static class WebOnly {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = DataJpaRepositoriesAutoConfiguration.class)
    static class Readers {

        @Bean
        LocalContainerEntityManagerFactoryBean readerUnit(
                @Value("${spring.datasource.url}") String url, @Value("${spring.datasource.username}") String user) {
            LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
            unit.setPackagesToScan(Reader.class.getPackageName());
            unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            unit.setDataSource(new DriverManagerDataSource(url, user, user));
            return unit;
        }
    }
}
