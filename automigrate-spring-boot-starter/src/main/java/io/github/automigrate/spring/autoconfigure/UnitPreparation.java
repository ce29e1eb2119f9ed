package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.MigrationException;
import io.github.automigrate.Mode;
import io.github.automigrate.desired.MappingCapture;
import io.github.automigrate.desired.Notation;
import io.github.automigrate.dialect.Dialect;
import io.github.automigrate.dialect.Dialects;
import io.github.automigrate.execution.ConnectionSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/** Decides whether a unit is migrated, and hooks the migration into the building of its entity manager factory. */
final class UnitPreparation {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.automigrate");

    private static final String INTEGRATORS = "hibernate.integrator_provider";

    private final Migrations migrations;
    private final UnitFactory units;
    private final DeferredInitialization order;
    private final UnitSelection selection;
    private final boolean inRefresh;

    UnitPreparation(
            Migrations migrations,
            UnitFactory units,
            DeferredInitialization order,
            UnitSelection selection,
            boolean inRefresh) {
        this.migrations = migrations;
        this.units = units;
        this.order = order;
        this.selection = selection;
        this.inRefresh = inRefresh;
    }

    void prepare(String name, AbstractEntityManagerFactoryBean factory) {
        ModeDecision decision = units.decision();
        DdlAuto ddlAuto = new DdlAuto(factory);
        DataSource dataSource = factory.getDataSource();
        if (decision.mode() == Mode.OFF) {
            migrations.standAside(name, Mode.OFF, decision.because());
        } else if (!selection.contains(name, factory)) {
            migrations.standAside(name, decision.mode(), UnitSelection.KEY + " does not name it");
        } else if (ddlAuto.isCreate()) {
            migrations.standAside(name, decision.mode(), "Hibernate creates the schema afresh");
        } else if (dataSource == null) {
            LOG.warn(
                    "automigrate: {} has no DataSource of its own, as with several tenants, so its schemas were not"
                            + " looked at. Migrate each of them by a process of its own, with automigrate.exit=true and"
                            + " the DataSource of one tenant, or set automigrate.enabled=false.",
                    name);
            migrations.standAside(name, decision.mode(), "it has no DataSource of its own, as with several tenants");
        } else {
            prepare(name, factory, dataSource);
        }
    }

    private void prepare(String name, AbstractEntityManagerFactoryBean factory, DataSource dataSource) {
        Set<String> names = UnitSelection.names(name, factory);
        ConnectionSource connections = units.dataSources().connections(names, dataSource);
        Optional<Dialect> dialect = dialect(connections);
        if (dialect.isEmpty()) {
            migrations.standAside(name, units.decision().mode(), "its database is not PostgreSQL");
            return;
        }
        if (connections.isShared()) {
            LOG.warn(
                    "automigrate: the DataSource of {} does not say its URL, so no connection beside it is opened: its own"
                            + " are used, one at a time, and given back as they were. Whether a pooler shares them among"
                            + " transactions was not checked. Set automigrate.url to migrate beside it.",
                    name);
        }
        order.check();
        DdlAuto ddlAuto = new DdlAuto(factory);
        boolean validates = ddlAuto.isValidate();
        ddlAuto.takeOver(name);
        Map<String, Object> properties = factory.getJpaPropertyMap();
        Unit unit = new Unit(
                name,
                units.decision(),
                dialect.get(),
                connections,
                units.settings(name, defaultSchema(properties)),
                factory::getNativeEntityManagerFactory,
                validates);
        UnitMigration migration =
                units.migration(unit, dataSource, units.dataSources().hasOwnUser(names, dataSource));
        migrations.add(name, migration);
        properties.put(INTEGRATORS, capture(unit, migration).beside(properties.get(INTEGRATORS)));
    }

    private MappingCapture capture(Unit unit, UnitMigration migration) {
        Notation notation =
                new Notation(unit.dialect().identifiers(), unit.dialect().columnTypes());
        return new MappingCapture(notation, (entities, sessionFactory) -> {
            migration.mappingRead(entities, sessionFactory);
            if (inRefresh) {
                migration.startup();
            }
        });
    }

    private static Optional<Dialect> dialect(ConnectionSource connections) {
        try {
            return Dialects.find(connections);
        } catch (SQLException e) {
            throw new MigrationException(
                    MigrationException.Reason.UNREACHABLE,
                    "The database could not be reached: " + e.getMessage() + " (SQLSTATE " + e.getSQLState()
                            + "). Nothing was changed. Check the URL, the user and the network, and start again.",
                    e);
        }
    }

    private static @Nullable String defaultSchema(Map<String, Object> properties) {
        Object schema = properties.get("hibernate.default_schema");
        return schema == null ? null : schema.toString();
    }
}
