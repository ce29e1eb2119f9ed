package io.github.automigrate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/acceptance.md} in step with the cases and with the tests that name them, in whatever module.
 * {@code -Dautomigrate.docs.write=true} writes the file.
 */
class AcceptanceDocumentTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCUMENT = ROOT.resolve("docs/acceptance.md");
    private static final Path CASES = Path.of("src/test/resources/acceptance-cases.txt");

    private static final Pattern TEST =
            Pattern.compile("@Case\\(([^)]*)\\)[^;{]*?(?:void|class) (\\w+)", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\"(A\\d+)\"");

    private static final String HEAD =
            """
            # Acceptance cases

            The contract, case by case, with the tests that decide it. Written by `AcceptanceDocumentTest`.

            | case | outcome | what it says | tests | PostgreSQL |
            |---|---|---|---|---|
            """;

    @Test
    void theDocumentIsInStepWithTheTests() throws IOException {
        String document = document();
        if (Boolean.getBoolean("automigrate.docs.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, document);
        }

        assertThat(DOCUMENT)
                .as("write it with -Dtest=AcceptanceDocumentTest -Dautomigrate.docs.write=true")
                .hasContent(document);
    }

    @Test
    void everyCaseThatATestNamesExists() throws IOException {
        List<String> known = cases().stream().map(line -> line.get(0)).toList();

        assertThat(known).containsAll(tests().keySet());
    }

    private static String document() throws IOException {
        Map<String, List<Named>> tests = tests();
        StringBuilder document = new StringBuilder(HEAD);
        for (List<String> line : cases()) {
            List<Named> deciding = tests.getOrDefault(line.get(0), List.of());
            document.append("| ").append(String.join(" | ", line)).append(" | ");
            document.append(
                    String.join("<br>", deciding.stream().map(Named::link).toList()));
            document.append(" | ").append(versions(deciding)).append(" |\n");
        }
        return document.toString();
    }

    private static List<List<String>> cases() throws IOException {
        return Files.readAllLines(CASES).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split(" \\| ")))
                .toList();
    }

    // the profile postgres-matrix runs the tests of the core alone
    private static String versions(List<Named> tests) {
        if (tests.isEmpty()) {
            return "";
        }
        return tests.stream().anyMatch(test -> test.file().startsWith("automigrate-core")) ? "14 to 18" : "18";
    }

    private static Map<String, List<Named>> tests() throws IOException {
        Map<String, List<Named>> tests = new TreeMap<>();
        for (Path source : sources()) {
            Matcher test = TEST.matcher(Files.readString(source));
            while (test.find()) {
                Named named = new Named(ROOT.relativize(source).toString().replace('\\', '/'), test.group(2));
                ID.matcher(test.group(1)).results().forEach(id -> tests.computeIfAbsent(
                                id.group(1), key -> new ArrayList<>())
                        .add(named));
            }
        }
        return tests;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .forEach(folder -> sources.addAll(javaFiles(folder)));
        }
        return sources;
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("The tests cannot be read", failure);
        }
    }

    /** A test that names a case. */
    private record Named(String file, String name) {

        String link() {
            String sentence = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                    .toLowerCase(java.util.Locale.ROOT);
            return "[" + sentence + "](../" + file + ")";
        }
    }
}
