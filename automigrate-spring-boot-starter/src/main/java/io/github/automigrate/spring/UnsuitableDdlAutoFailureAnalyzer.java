package io.github.automigrate.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains why Hibernate and automigrate must not change one schema together. */
final class UnsuitableDdlAutoFailureAnalyzer extends AbstractFailureAnalyzer<UnsuitableDdlAutoException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsuitableDdlAutoException cause) {
        return new FailureAnalysis(
                cause.getMessage() + " Hibernate's own update narrows columns, drops columns of named enum types, and"
                        + " keeps errors to itself; automigrate could not vouch for what it finds afterwards.",
                "Remove " + cause.setting() + ": automigrate creates what the entities need. To keep Hibernate's way"
                        + " instead, set automigrate.enabled=false.",
                rootFailure);
    }
}
