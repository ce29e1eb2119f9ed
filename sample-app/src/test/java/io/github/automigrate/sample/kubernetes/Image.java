package io.github.automigrate.sample.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the Dockerfile makes, without Docker: its entry point and its jar in a directory of its own, with the environment of
 * the container and nothing else.
 */
record Image(List<String> entrypoint, Path jar, String nameOfJar) {

    static Image ofDockerfile() throws IOException {
        String text = Files.readString(Path.of("Dockerfile"));
        Matcher copy = find("COPY (\\S+) (\\S+)", text);
        String entrypoint = find("ENTRYPOINT (\\[.*])", text).group(1);
        return new Image(
                List.of(JsonMapper.shared().readValue(entrypoint, String[].class)),
                Path.of(copy.group(1)).toAbsolutePath(),
                copy.group(2));
    }

    private static Matcher find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("The Dockerfile has no " + pattern);
        }
        return matcher;
    }

    /** Starts the process of a container; its output goes to this file. */
    Process start(Map<String, String> environment, Path output) throws IOException {
        Path directory = Files.createDirectories(output.resolveSibling("app"));
        if (Files.notExists(directory.resolve(nameOfJar))) {
            Files.createSymbolicLink(directory.resolve(nameOfJar), jar);
        }
        ProcessBuilder builder = new ProcessBuilder(onThisMachine(entrypoint))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    // no other Java than that of the tests
    private static List<String> onThisMachine(List<String> command) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return command.stream().map(word -> word.equals("java") ? java : word).toList();
    }
}
