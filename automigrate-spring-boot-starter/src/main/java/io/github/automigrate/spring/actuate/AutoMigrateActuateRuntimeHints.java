package io.github.automigrate.spring.actuate;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/** What a native image must keep of the answer of the endpoint, which is written as JSON by reflection. */
final class AutoMigrateActuateRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        if (ClassUtils.isPresent("org.springframework.boot.actuate.endpoint.OperationResponseBody", classLoader)) {
            new BindingReflectionHintsRegistrar()
                    .registerReflectionHints(hints.reflection(), MigrationDescriptor.class);
        }
    }
}
