package io.github.automigrate;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseRulesTest {

    private static final String ROOT = "io.github.automigrate";

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @ParameterizedTest
    @CsvSource({
        "schema,  ''",
        "desired, schema",
        "live,    schema",
        "diff,    schema live",
        "plan,    schema live diff",
        "execution, schema live diff plan",
        "history, schema live diff plan execution",
        "dialect, schema live diff plan execution",
    })
    void roomsImportOnlyTheRoomsBeforeThem(String room, String allowed) {
        String[] rooms = Stream.concat(
                        Stream.of(room), Arrays.stream(allowed.split(" ")).filter(name -> !name.isEmpty()))
                .map(name -> ROOT + "." + name + "..")
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(rooms)))
                .check(CORE);
    }

    @Test
    void nobodyImportsADialect() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".dialect.postgres")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".dialect.postgres")
                .check(CORE);
    }

    @Test
    void roomsDoNotDependOnEachOtherInACircle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void onlyTheDesiredSideKnowsHibernate() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".desired")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hibernate..", "jakarta.persistence..")
                .check(CORE);
    }

    @Test
    void onlyTheFrontDoorAndTheRoomsThatExecuteKnowJdbc() {
        noClasses()
                .that(not(resideInAnyPackage(ROOT, ROOT + ".execution", ROOT + ".history", ROOT + ".dialect..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql", "javax.sql")
                .check(CORE);
    }

    @Test
    void theCoreKnowsNoSpring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(CORE);
    }

    @Test
    void pureRoomsKnowNeitherClockNorLoggerNorFiles() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".schema", ROOT + ".live", ROOT + ".diff", ROOT + ".plan")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.time..", "org.slf4j..", "java.io", "java.nio.file..", "java.util.logging..")
                .check(CORE);
    }

    @Test
    void onlyTheDialectItselfIsPublic() {
        classes()
                .that(resideInAPackage(ROOT + ".dialect.postgres"))
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("PostgresDialect")
                .should()
                .notBePublic()
                .check(CORE);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<JavaPackage> unmarked = CORE.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                .toList();

        assertThat(unmarked).isEmpty();
    }

    @Test
    void namesSayWhatATypeIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Info|Data)")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(CORE);
    }

    @Test
    void nobodyInheritsFromOurClasses() {
        List<JavaClass> heirs = CORE.stream()
                .filter(type -> type.getRawSuperclass()
                        .filter(parent -> parent.getPackageName().startsWith(ROOT))
                        .isPresent())
                .filter(type ->
                        !type.isEnum() && !type.getRawSuperclass().orElseThrow().isEnum())
                .toList();

        assertThat(heirs).isEmpty();
    }

    @Test
    void nothingMutableIsStatic() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(resideInAnyPackage("java.util.concurrent.."))
                .andShould()
                .notHaveRawType(ThreadLocal.class)
                .check(CORE);
    }

    @Test
    void nobodySynchronizes() throws IOException {
        methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED).check(CORE);
        // a synchronized block leaves no trace that the rules above could see
        assertThat(sourcesThatContain("synchronized (")).isEmpty();
    }

    private static List<Path> sourcesThatContain(String text) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
