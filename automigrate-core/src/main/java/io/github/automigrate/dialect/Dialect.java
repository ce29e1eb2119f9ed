package io.github.automigrate.dialect;

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

/** Everything that is particular to one database product. */
public interface Dialect {

    /** Returns whether this dialect is for the product of this name, as {@code DatabaseMetaData} reports it. */
    boolean supports(String productName);

    /** Returns how the database stores identifiers. */
    Identifiers identifiers();

    /** Returns how the database calls types. */
    ColumnTypes columnTypes();

    /** Returns what becomes of differences on this database. */
    Remedies remedies();

    /**
     * Opens a session.
     *
     * @throws SQLException when the database cannot be reached
     */
    Session open(ConnectionSource connections, SessionSettings settings) throws SQLException;

    /**
     * Returns the SQL that grants the user of this connection what an application needs on these tables and sequences; empty
     * when the user may use them all.
     *
     * @throws SQLException when the user may not even look
     */
    SqlScript missingGrants(Connection application, List<QualifiedName> relations) throws SQLException;
}
