package io.github.automigrate.sample.version10;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Installs version 1.0 in an empty database; {@code sample.version-1-0=false} leaves an empty database empty. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "sample.version-1-0", matchIfMissing = true)
class Version10Configuration {

    // Spring Boot knows this kind of bean: the EntityManagerFactory comes after it
    @Bean
    Version10 version10(DataSource dataSource) {
        return new Version10(dataSource);
    }
}
