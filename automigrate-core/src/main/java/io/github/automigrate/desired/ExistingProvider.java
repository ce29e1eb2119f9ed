package io.github.automigrate.desired;

import org.hibernate.jpa.boot.spi.IntegratorProvider;

/** Turns a value of the setting {@code hibernate.integrator_provider} into a provider, by Hibernate's own rules. */
final class ExistingProvider {

    private ExistingProvider() {}

    static IntegratorProvider of(Object setting) {
        if (setting instanceof IntegratorProvider provider) {
            return provider;
        }
        if (setting instanceof Class<?> type) {
            return instantiate(type);
        }
        if (setting instanceof String name) {
            return instantiate(load(name));
        }
        throw unusable(setting, null);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException failure) {
            throw unusable(name, failure);
        }
    }

    private static IntegratorProvider instantiate(Class<?> type) {
        try {
            return type.asSubclass(IntegratorProvider.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException failure) {
            throw unusable(type.getName(), failure);
        }
    }

    private static IllegalArgumentException unusable(
            Object setting, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "The setting hibernate.integrator_provider names " + setting
                        + ", which is no IntegratorProvider that can be created; the entities were not read."
                        + " Let the setting hold a provider, its class or the name of its class.",
                cause);
    }
}
