package io.github.automigrate.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.dialect.Dialect;
import io.github.automigrate.spring.UnitDescriptor;
import io.github.automigrate.spring.autoconfigure.AutoMigrateProperties;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

class RuntimeHintsTest {

    private final RuntimeHints hints = new RuntimeHints();

    @BeforeEach
    void registerAsTheBuildDoes() {
        List<RuntimeHintsRegistrar> registrars = SpringFactoriesLoader.forResourceLocation(
                        "META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class);
        registrars.stream()
                .filter(registrar -> registrar.getClass().getName().startsWith("io.github.automigrate"))
                .forEach(registrar -> registrar.registerHints(hints, getClass().getClassLoader()));
    }

    @Test
    void keepWhatTheDialectsAreFoundBy() {
        assertThat(RuntimeHintsPredicates.resource().forResource("META-INF/services/" + Dialect.class.getName()))
                .accepts(hints);
        ServiceLoader.load(Dialect.class).forEach(dialect -> assertThat(RuntimeHintsPredicates.reflection()
                        .onType(dialect.getClass())
                        .withMemberCategory(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS))
                .accepts(hints));
    }

    @Test
    void keepWhatIsWrittenAsJson() {
        assertThat(RuntimeHintsPredicates.reflection().onType(UnitDescriptor.OutcomeDescriptor.class))
                .accepts(hints);
    }

    @Test
    void keepTheKeysForWhoMistypesOne() {
        assertThat(RuntimeHintsPredicates.reflection().onType(AutoMigrateProperties.Ddl.class))
                .accepts(hints);
    }
}
