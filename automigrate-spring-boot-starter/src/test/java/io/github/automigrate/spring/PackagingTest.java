package io.github.automigrate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/** What Boot reads from the jar before it loads a class. */
class PackagingTest {

    private static final Path CLASSES = Path.of("target", "classes");

    @Test
    void importsEveryAutoConfiguration() throws IOException {
        try (Stream<Path> classes = Files.walk(CLASSES.resolve("io"))) {
            assertThat(imported())
                    .containsExactlyInAnyOrderElementsOf(classes.map(
                                    file -> CLASSES.relativize(file).toString().replace('/', '.'))
                            .filter(name -> name.endsWith("AutoConfiguration.class"))
                            .map(name -> name.replace(".class", ""))
                            .toList());
        }
    }

    @Test
    void saysTheConditionsOfEachWithoutLoadingIt() throws IOException {
        Properties metadata = new Properties();
        try (InputStream file =
                Files.newInputStream(CLASSES.resolve("META-INF/spring-autoconfigure-metadata.properties"))) {
            metadata.load(file);
        }
        assertThat(imported()).allSatisfy(name -> assertThat(metadata).containsKey(name + ".ConditionalOnClass"));
    }

    private static List<String> imported() {
        return ImportCandidates.load(AutoConfiguration.class, PackagingTest.class.getClassLoader())
                .getCandidates()
                .stream()
                .filter(name -> name.startsWith("io.github.automigrate"))
                .toList();
    }
}
