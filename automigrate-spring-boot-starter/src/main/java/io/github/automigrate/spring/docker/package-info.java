/**
 * Takes the way to the database from Docker Compose and from Testcontainers, as Boot does for the application. Everything
 * here stands behind the classes of its optional module.
 */
@NullMarked
package io.github.automigrate.spring.docker;

import org.jspecify.annotations.NullMarked;
