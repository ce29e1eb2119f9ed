package io.github.automigrate.dialect.postgres;

import io.github.automigrate.schema.ColumnType;
import io.github.automigrate.schema.ColumnTypes;

/** The aliases of PostgreSQL's own types (PostgreSQL manual, table 8.1). */
final class PostgresColumnTypes implements ColumnTypes {

    @Override
    public ColumnType canonical(String spelling) {
        throw new UnsupportedOperationException();
    }
}
