/**
 * Runs automigrate when a Spring Boot application starts: the properties, the capture of the mapping, the two phases, and
 * the order among everything else that uses the database.
 */
@NullMarked
package io.github.automigrate.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
