/**
 * The front door of automigrate: keeps a PostgreSQL schema in step with JPA entities.
 */
@NullMarked
package io.github.automigrate;

import org.jspecify.annotations.NullMarked;
