/** PostgreSQL 14 to 18. Only {@link io.github.automigrate.dialect.postgres.PostgresDialect} is public. */
@NullMarked
package io.github.automigrate.dialect.postgres;

import org.jspecify.annotations.NullMarked;
