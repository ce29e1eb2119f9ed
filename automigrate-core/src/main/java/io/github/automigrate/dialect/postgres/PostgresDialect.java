package io.github.automigrate.dialect.postgres;

import io.github.automigrate.dialect.Dialect;
import io.github.automigrate.dialect.SessionSettings;
import io.github.automigrate.execution.ConnectionSource;
import io.github.automigrate.execution.Session;
import io.github.automigrate.plan.Remedies;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.schema.ColumnTypes;
import io.github.automigrate.schema.Identifiers;
import io.github.automigrate.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The dialect of PostgreSQL 14 to 18. */
public final class PostgresDialect implements Dialect {

    /** Creates the dialect; called by the service loader. */
    public PostgresDialect() {}

    @Override
    public boolean supports(String productName) {
        return "PostgreSQL".equals(productName);
    }

    @Override
    public Identifiers identifiers() {
        return new PostgresIdentifiers();
    }

    @Override
    public ColumnTypes columnTypes() {
        return new PostgresColumnTypes();
    }

    @Override
    public Remedies remedies() {
        return new PostgresRemedies();
    }

    @Override
    public Session open(ConnectionSource connections, SessionSettings settings) throws SQLException {
        return PostgresSession.open(connections, settings);
    }

    @Override
    public SqlScript missingGrants(Connection application, List<QualifiedName> relations) throws SQLException {
        return Grants.missing(application, relations);
    }
}
