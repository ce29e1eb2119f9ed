package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.spring.autoconfigure.model.Book;
import io.github.automigrate.spring.autoconfigure.reader.Reader;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;

/** An application with brief and long operations. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = {Book.class, Reader.class})
class BooksAndReaders {}
