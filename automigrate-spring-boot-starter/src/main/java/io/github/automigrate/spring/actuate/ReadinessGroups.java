package io.github.automigrate.spring.actuate;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.AdditionalPathsMapper;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;

/** The groups of the application, with one more member in the readiness group if there is one. */
final class ReadinessGroups implements HealthEndpointGroups, AdditionalPathsMapper {

    private static final String READINESS = "readiness";

    private final HealthEndpointGroups groups;
    private final String member;

    ReadinessGroups(HealthEndpointGroups groups, String member) {
        this.groups = groups;
        this.member = member;
    }

    @Override
    public HealthEndpointGroup getPrimary() {
        return groups.getPrimary();
    }

    @Override
    public Set<String> getNames() {
        return groups.getNames();
    }

    @Override
    public @Nullable HealthEndpointGroup get(String name) {
        HealthEndpointGroup group = groups.get(name);
        return group != null && name.equals(READINESS) ? new ReadinessGroup(group, member) : group;
    }

    // without this the paths /readyz and /livez on the main port would be gone
    @Override
    public @Nullable List<String> getAdditionalPaths(EndpointId endpointId, WebServerNamespace webServerNamespace) {
        return groups instanceof AdditionalPathsMapper mapper
                ? mapper.getAdditionalPaths(endpointId, webServerNamespace)
                : null;
    }
}
