package io.github.automigrate.sample.kubernetes;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every object carries. The template of a pod has no name. */
record Metadata(@Nullable String name, Map<String, String> labels) {

    Metadata {
        labels = Map.copyOf(labels);
    }
}
