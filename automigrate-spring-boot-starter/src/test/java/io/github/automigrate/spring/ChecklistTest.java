package io.github.automigrate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/checklist.md} to the tests that it names. */
class ChecklistTest {

    private static final Path PAGE = Path.of("..", "docs", "checklist.md");

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");

    private static final Pattern TEST =
            Pattern.compile("@(?:Test|ParameterizedTest)\\b(?:(?!\\bvoid\\b).)*?\\bvoid (\\w+)\\(", Pattern.DOTALL);

    private static Map<String, Path> sources = Map.of();

    @BeforeAll
    static void findTests() throws IOException {
        try (Stream<Path> files = Files.find(
                Path.of(".."), 20, (file, attributes) -> file.toString().matches(".*/src/\\w+/java/.*Test\\.java"))) {
            sources = files.collect(Collectors.toMap(ChecklistTest::simpleName, file -> file));
        }
    }

    private static String simpleName(Path file) {
        return String.valueOf(file.getFileName()).replace(".java", "");
    }

    @Test
    void namesOnlyTestsThatExist() throws IOException {
        List<MatchResult> named =
                NAMED.matcher(Files.readString(PAGE)).results().toList();

        assertThat(named).hasSizeGreaterThan(40).allSatisfy(name -> {
            Path source = sources.get(name.group(1));
            assertThat(source).as(name.group()).isNotNull();
            assertThat(tests(source)).as(name.group()).contains(name.group(2));
        });
    }

    @Test
    void hasATestOrAReasonInEachLine() throws IOException {
        List<String> lines = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what "))
                .toList();

        assertThat(lines).hasSizeGreaterThan(20).allSatisfy(line -> assertThat(
                        NAMED.matcher(line).find() || line.contains("*Exception:*"))
                .as(line)
                .isTrue());
    }

    private static List<String> tests(Path source) throws IOException {
        return TEST.matcher(Files.readString(source))
                .results()
                .map(test -> test.group(1))
                .toList();
    }
}
