/**
 * Runs automigrate when a Spring Boot application starts. May import Spring and the front door of the core.
 */
@NullMarked
package io.github.automigrate.spring;

import org.jspecify.annotations.NullMarked;
