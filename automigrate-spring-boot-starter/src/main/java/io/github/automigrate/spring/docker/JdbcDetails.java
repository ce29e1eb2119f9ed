package io.github.automigrate.spring.docker;

import io.github.automigrate.spring.AutoMigrateConnectionDetails;
import org.jspecify.annotations.Nullable;

/** Connection details that are known as they stand. */
record JdbcDetails(@Nullable String getJdbcUrl, @Nullable String getUsername, @Nullable String getPassword)
        implements AutoMigrateConnectionDetails {}
