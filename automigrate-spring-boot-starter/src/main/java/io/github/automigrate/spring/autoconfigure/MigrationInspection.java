package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.AutoMigrate;
import io.github.automigrate.MigrationException;
import io.github.automigrate.MigrationReport;
import io.github.automigrate.Mode;
import io.github.automigrate.execution.ExecutionListener;
import io.github.automigrate.history.HistoryEntry;
import io.github.automigrate.history.MigrationHistory;
import io.github.automigrate.plan.Phase;
import io.github.automigrate.spring.SchemaInspection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at the databases of the units that are migrated. */
final class MigrationInspection implements SchemaInspection {

    private final Migrations migrations;

    MigrationInspection(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public Map<String, MigrationReport> compare() {
        Map<String, MigrationReport> reports = new TreeMap<>();
        for (UnitMigration migration : migrations.visible()) {
            Unit unit = migration.unit();
            migration
                    .entities()
                    .ifPresent(entities -> reports.put(
                            unit.name(),
                            new AutoMigrate(
                                            unit.dialect(),
                                            entities,
                                            unit.connections(),
                                            unit.settings().withMode(Mode.REPORT),
                                            ExecutionListener.NONE)
                                    .run(Phase.STARTUP)));
        }
        return reports;
    }

    @Override
    public Map<String, List<HistoryEntry>> history(int limit) {
        Map<String, List<HistoryEntry>> histories = new TreeMap<>();
        for (UnitMigration migration : migrations.visible()) {
            migration
                    .status()
                    .latest()
                    .ifPresent(report -> histories.put(
                            migration.unit().name(),
                            latest(migration.unit(), report.server().defaultSchema(), limit)));
        }
        return histories;
    }

    private static List<HistoryEntry> latest(Unit unit, String schema, int limit) {
        try (Connection connection = unit.connections().open()) {
            String table = unit.settings().rules().historyTable();
            return new MigrationHistory(() -> connection, schema, table).latest(limit);
        } catch (SQLException e) {
            throw new MigrationException(
                    MigrationException.Reason.UNREACHABLE,
                    "The history of " + unit.name() + " could not be read: " + e.getMessage()
                            + ". Check that the database runs and that our user may read the table.",
                    e);
        }
    }
}
