/** An embedded PostgreSQL for the times when nobody configured a database. */
@NullMarked
package io.github.automigrate.sample.postgres;

import org.jspecify.annotations.NullMarked;
