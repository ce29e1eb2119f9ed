package io.github.automigrate.spring.actuate;

import io.github.automigrate.spring.autoconfigure.AutoMigrateProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Lets the health indicator join the readiness group. Has the lowest precedence and is registered after Boot's own, which
 * makes that group and has the same precedence: what wraps before it is lost without a word.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class ReadinessMembership implements HealthEndpointGroupsPostProcessor {

    private final ObjectProvider<AutoMigrateProperties> properties;

    ReadinessMembership(ObjectProvider<AutoMigrateProperties> properties) {
        this.properties = properties;
    }

    @Override
    public HealthEndpointGroups postProcessHealthEndpointGroups(HealthEndpointGroups groups) {
        boolean joins = properties.getObject().health().joinReadiness();
        return joins ? new ReadinessGroups(groups, "automigrate") : groups;
    }
}
