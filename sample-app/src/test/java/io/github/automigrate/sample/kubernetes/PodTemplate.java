package io.github.automigrate.sample.kubernetes;

import java.util.function.UnaryOperator;

/** What the pods of a Deployment or Job are made from. */
record PodTemplate(Metadata metadata, PodSpec spec) {

    PodTemplate with(UnaryOperator<Container> change) {
        return new PodTemplate(metadata, spec.with(change));
    }
}
