package io.github.automigrate.sample.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the manifests of the sample. What the driver does not carry out is refused, so nothing in them goes untried. */
final class Manifests {

    private static final Path DIRECTORY = Path.of("k8s");

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Manifests() {}

    static Deployment deployment() {
        return read("deployment.yaml", "Deployment", Deployment.class);
    }

    static Service service() {
        return read("deployment.yaml", "Service", Service.class);
    }

    static Job job() {
        return read("migration-job.yaml", "Job", Job.class);
    }

    private static <T> T read(String file, String kind, Class<T> type) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        for (Object document : yaml.loadAll(text(file))) {
            if (document instanceof Map<?, ?> fields && kind.equals(fields.get("kind"))) {
                return STRICT.convertValue(fields, type);
            }
        }
        throw new IllegalArgumentException("There is no " + kind + " in " + file);
    }

    private static String text(String file) {
        try {
            return Files.readString(DIRECTORY.resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException("The manifest cannot be read", failure);
        }
    }
}
