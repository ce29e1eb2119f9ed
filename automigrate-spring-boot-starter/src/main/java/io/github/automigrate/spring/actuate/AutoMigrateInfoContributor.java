package io.github.automigrate.spring.actuate;

import io.github.automigrate.spring.MigrationStatus;
import io.github.automigrate.spring.MigrationStatuses;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Adds to the info endpoint in which state the schema is and by which plan it came there. */
final class AutoMigrateInfoContributor implements InfoContributor {

    private final MigrationStatuses statuses;

    AutoMigrateInfoContributor(MigrationStatuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public void contribute(Info.Builder builder) {
        Map<String, Object> units = new LinkedHashMap<>();
        statuses.all().forEach(status -> units.put(status.unit(), unit(status)));
        builder.withDetail("automigrate", units);
    }

    private static Map<String, Object> unit(MigrationStatus status) {
        Map<String, Object> unit = new LinkedHashMap<>();
        unit.put("state", status.state());
        unit.put("mode", status.mode());
        status.latest().ifPresent(report -> unit.put("planHash", report.plan().hash()));
        return unit;
    }
}
