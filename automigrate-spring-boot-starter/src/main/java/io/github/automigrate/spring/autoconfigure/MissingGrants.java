package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.dialect.Dialect;
import io.github.automigrate.execution.ConnectionSource;
import io.github.automigrate.plan.OperationKind;
import io.github.automigrate.plan.SqlScript;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.spring.MigrationCallback;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which rights the application lacks on what another user has just made for it, with the SQL that grants them. Nothing
 * is granted: who may read a table is not decided by a mapping.
 */
final class MissingGrants implements MigrationCallback {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.automigrate");

    private static final Set<OperationKind> CREATING =
            Set.of(OperationKind.CREATE_TABLE, OperationKind.CREATE_SEQUENCE);

    private final Dialect dialect;
    private final ConnectionSource application;

    MissingGrants(Dialect dialect, ConnectionSource application) {
        this.dialect = dialect;
        this.application = application;
    }

    @Override
    public void afterRun(String unit, MigrationReport report) {
        List<QualifiedName> created = report.applied().stream()
                .map(outcome -> outcome.operation().target())
                .filter(target -> CREATING.contains(target.kind()))
                .map(target -> target.relation())
                .toList();
        if (created.isEmpty()) {
            return;
        }
        try (Connection connection = application.open()) {
            SqlScript grants = dialect.missingGrants(connection, created);
            if (!grants.isEmpty()) {
                LOG.warn(
                        "automigrate: another user made what the application may not use yet. Nothing was granted."
                                + " Name its role in automigrate.grant-to, or run: {}",
                        grants.oneLine());
            }
        } catch (SQLException e) {
            LOG.warn(
                    "automigrate: whether the application may use what was made for it could not be found out: {}. Nothing"
                            + " was granted. Check the grants on {}.",
                    e.getMessage(),
                    created);
        }
    }
}
