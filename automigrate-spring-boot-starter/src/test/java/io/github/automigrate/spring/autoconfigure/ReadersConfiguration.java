package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.spring.autoconfigure.reader.Reader;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;

/** An application whose entity has an index. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Reader.class)
class ReadersConfiguration {}
