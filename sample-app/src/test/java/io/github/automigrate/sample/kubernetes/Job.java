package io.github.automigrate.sample.kubernetes;

/** A Job as far as it is carried out. */
record Job(String apiVersion, String kind, Metadata metadata, Spec spec) {

    record Spec(int backoffLimit, int ttlSecondsAfterFinished, PodTemplate template) {}

    PodTemplate pod() {
        return spec.template;
    }
}
