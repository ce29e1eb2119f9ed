package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.spring.autoconfigure.model.Book;
import io.github.automigrate.testing.PostgresDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Starts whole applications, the way {@code main} does. */
final class TestApplication {

    private TestApplication() {}

    static ConfigurableApplicationContext start(PostgresDatabase database, String... properties) {
        return start(WebApplicationType.NONE, database, new Class<?>[] {Minimal.class}, properties);
    }

    static ConfigurableApplicationContext start(
            WebApplicationType type, PostgresDatabase database, Class<?>[] sources, String... properties) {
        return new SpringApplicationBuilder(sources).web(type).run(arguments(database, properties));
    }

    static String[] arguments(PostgresDatabase database, String... properties) {
        Map<String, String> all = new LinkedHashMap<>();
        List<String> defaults = List.of(
                "spring.application.name=library",
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password(),
                "spring.main.banner-mode=off",
                "logging.level.io.github.automigrate=info",
                "server.port=0",
                "spring.docker.compose.enabled=false",
                "spring.flyway.enabled=false",
                "spring.liquibase.enabled=false");
        Stream.concat(defaults.stream(), Stream.of(properties))
                .forEach(property -> all.put(property.substring(0, property.indexOf('=')), property));
        return all.values().stream().map(property -> "--" + property).toArray(String[]::new);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EntityScan(basePackageClasses = Book.class)
    static class Minimal {}
}
