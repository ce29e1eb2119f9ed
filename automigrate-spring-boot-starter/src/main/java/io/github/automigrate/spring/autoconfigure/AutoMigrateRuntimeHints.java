package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.dialect.Dialect;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image must keep: the dialects, which are found by name, the keys, which are read to correct a typo, and the report. */
final class AutoMigrateRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern("META-INF/services/" + Dialect.class.getName());
        ServiceLoader.load(Dialect.class, classLoader).forEach(dialect -> hints.reflection()
                .registerType(dialect.getClass(), MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS));
        new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), ExitJson.class);
        hints.reflection().registerType(AutoMigrateProperties.class, MemberCategory.INVOKE_DECLARED_METHODS);
        for (Class<?> group : AutoMigrateProperties.class.getDeclaredClasses()) {
            hints.reflection().registerType(group, MemberCategory.INVOKE_DECLARED_METHODS);
        }
    }
}
