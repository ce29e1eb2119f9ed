package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.spring.autoconfigure.model.Book;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;

/** An application that is started by its main method. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Book.class)
public class ProcessApplication {

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(ProcessApplication.class, arguments);
    }
}
