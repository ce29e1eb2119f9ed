package io.github.automigrate.spring.library;

import io.github.automigrate.spring.autoconfigure.model.Book;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;

/** An application in a package of its own, so that no other one finds its repository. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Book.class)
public class Library {}
