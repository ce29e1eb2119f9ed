package io.github.automigrate.spring.actuate;

import io.github.automigrate.MigrationReport;
import io.github.automigrate.history.HistoryEntry;
import io.github.automigrate.spring.SchemaInspection;
import java.util.List;
import java.util.Map;

/** An inspection of an application that has nothing to inspect. */
record NoInspection() implements SchemaInspection {

    @Override
    public Map<String, MigrationReport> compare() {
        return Map.of();
    }

    @Override
    public Map<String, List<HistoryEntry>> history(int limit) {
        return Map.of();
    }
}
