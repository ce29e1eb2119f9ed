package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.spring.library.Books;
import io.github.automigrate.spring.library.Library;
import io.github.automigrate.testing.Await;
import io.github.automigrate.testing.PostgresDatabase;
import io.github.automigrate.testing.PostgresServer;
import io.github.automigrate.testing.ServerLog;
import io.github.automigrate.testing.ServerLog.Executed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Scripts, then the migration, then everything that uses the schema: by what the server says that it executed. */
class OrderTest {

    private static final String ALL =
            "spring.flyway.enabled=true spring.liquibase.enabled=true spring.sql.init.mode=always";

    private static final List<String> USERS = List.of(
            "jdbc_template",
            "named_parameter_jdbc_template",
            "jdbc_client",
            "repository",
            "any_bean",
            "message_listener",
            "scheduled",
            "runner");

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.sql.init.mode=never",
                "spring.flyway.enabled=true",
                "spring.liquibase.enabled=true",
                "spring.sql.init.mode=always",
                ALL,
                ALL + " spring.jpa.bootstrap=async",
                ALL + " spring.data.jpa.repositories.bootstrap-mode=deferred",
                ALL + " spring.data.jpa.repositories.bootstrap-mode=lazy",
                ALL + " spring.datasource.connection-fetch=lazy",
            })
    void isTheSameWhateverElseInitializesTheDatabase(String properties) {
        try (var context = start(properties)) {
            assertThat(context.isActive()).isTrue();
            assertOrder(properties, USERS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ALL + " spring.main.lazy-initialization=true",
                ALL + " spring.main.lazy-initialization=true spring.jpa.bootstrap=async"
            })
    void isTheSameWhenBeansAreMadeOnFirstUse(String properties) {
        try (var context = start(properties)) {
            assertThat(indexes(OrderTest::isCreation))
                    .as("before any first use")
                    .hasSize(1);
            context.getBean(UsersOfJdbc.class);
            assertOrder(properties, List.of("jdbc_template", "named_parameter_jdbc_template", "jdbc_client"));
        }
    }

    private ConfigurableApplicationContext start(String properties) {
        List<String> all = new ArrayList<>(List.of(properties.split(" ")));
        all.addAll(List.of(
                "spring.flyway.locations=classpath:order/flyway",
                "spring.flyway.baseline-on-migrate=true",
                "spring.flyway.baseline-version=0",
                "spring.liquibase.change-log=classpath:order/liquibase.sql",
                "spring.sql.init.schema-locations=classpath:order/script.sql"));
        Class<?>[] sources = {Library.class, UsersOfJdbc.class, Users.class};
        return TestApplication.start(WebApplicationType.NONE, database, sources, all.toArray(String[]::new));
    }

    private void assertOrder(String properties, List<String> users) {
        List<Integer> scripts = indexes(executed -> executed.sql().contains("CREATE TABLE by_"));
        assertThat(scripts)
                .hasSize((int) List.of("flyway.enabled=true", "liquibase.enabled=true", "mode=always").stream()
                        .filter(properties::contains)
                        .count());
        List<Integer> ours = indexes(executed -> executed.application().startsWith("automigrate:library"));
        assertThat(scripts).allSatisfy(script -> assertThat(script).isLessThan(ours.get(0)));
        int created = indexes(OrderTest::isCreation).get(0);
        for (String user : users) {
            Predicate<Executed> isIts = executed -> executed.sql().contains(" AS by_" + user + " ");
            Await.until(user + " has used the table", Duration.ofSeconds(20), () -> !indexes(isIts)
                    .isEmpty());
            assertThat(indexes(isIts).get(0)).as(user).isGreaterThan(created);
        }
    }

    private static boolean isCreation(Executed executed) {
        return executed.sql().startsWith("CREATE TABLE \"public\".\"book\"");
    }

    private List<Integer> indexes(Predicate<Executed> wanted) {
        List<Executed> executed = ServerLog.executedOn(database);
        return IntStream.range(0, executed.size())
                .filter(index -> wanted.test(executed.get(index)))
                .boxed()
                .toList();
    }

    private static String count(String user) {
        return "SELECT count(*) AS by_" + user + " FROM book";
    }

    /** Uses each way to JDBC that Boot offers as soon as it can. */
    @Configuration(proxyBeanMethods = false)
    static class UsersOfJdbc {

        UsersOfJdbc(JdbcTemplate jdbc, NamedParameterJdbcTemplate named, JdbcClient client) {
            jdbc.queryForList(count("jdbc_template"));
            named.queryForList(count("named_parameter_jdbc_template"), Map.of());
            client.sql(count("jdbc_client")).query().listOfRows();
        }
    }

    /** Uses the schema as early as a bean of its kind can. */
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Users {

        @Bean
        String repositoryUser(Books books, JdbcTemplate jdbc) {
            jdbc.queryForList(count("repository"));
            return "repository " + books.count();
        }

        @Bean
        @DependsOnDatabaseInitialization
        String anyBean(javax.sql.DataSource dataSource) {
            new JdbcTemplate(dataSource).queryForList(count("any_bean"));
            return "any bean";
        }

        @Bean
        ApplicationRunner runner(JdbcTemplate jdbc) {
            return arguments -> jdbc.queryForList(count("runner"));
        }

        @Bean
        MessageListener messageListener(javax.sql.DataSource dataSource) {
            return new MessageListener(new JdbcTemplate(dataSource));
        }
    }

    /** Starts in the phase in which the containers of Kafka, JMS and Rabbit listeners do. */
    static final class MessageListener implements SmartLifecycle {

        private final JdbcTemplate jdbc;
        private volatile boolean running;

        MessageListener(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void start() {
            jdbc.queryForList(count("message_listener"));
            running = true;
        }

        @Scheduled(fixedDelay = Long.MAX_VALUE)
        void poll() {
            jdbc.queryForList(count("scheduled"));
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return Integer.MAX_VALUE - 100;
        }
    }
}
