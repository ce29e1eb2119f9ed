package io.github.automigrate.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains why migrations by script must not be deferred until the entities are mapped. */
final class DeferredInitializationFailureAnalyzer extends AbstractFailureAnalyzer<DeferredInitializationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DeferredInitializationException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Remove spring.jpa.defer-datasource-initialization: scripts run first then, and automigrate adds what the"
                        + " entities need beyond them. To keep it, set automigrate.enabled=false.",
                rootFailure);
    }
}
