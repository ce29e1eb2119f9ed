/** The database as version 1.0 of the application left it. */
@NullMarked
package io.github.automigrate.sample.version10;

import org.jspecify.annotations.NullMarked;
