package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.spring.UnsuitableDdlAutoException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.JpaVendorAdapter;

/**
 * What Hibernate is told to do with the schema. The last two keys of {@link #KEYS} are the standard's; the vendor adapter
 * adds the first one for {@code spring.jpa.generate-ddl}, unless it is in the map already.
 */
final class DdlAuto {

    static final String HIBERNATE = "hibernate.hbm2ddl.auto";

    private static final List<String> KEYS = List.of(
            HIBERNATE,
            "jakarta.persistence.schema-generation.database.action",
            "javax.persistence.schema-generation.database.action");

    private final AbstractEntityManagerFactoryBean factory;

    DdlAuto(AbstractEntityManagerFactoryBean factory) {
        this.factory = factory;
    }

    /** Returns whether Hibernate creates the schema afresh, which is a scratch schema then. */
    boolean isCreate() {
        return action().filter(action -> action.contains("create")).isPresent();
    }

    boolean isValidate() {
        return action().filter(action -> action.startsWith("validate")).isPresent();
    }

    /**
     * Keeps Hibernate from touching the schema of this unit.
     *
     * @throws UnsuitableDdlAutoException when it is told to change it
     */
    void takeOver(String unit) {
        Optional<String> update = action().filter(action -> !action.startsWith("validate") && !action.equals("none"));
        if (update.isPresent()) {
            throw new UnsuitableDdlAutoException(unit, setting(update.get()));
        }
        Map<String, Object> properties = factory.getJpaPropertyMap();
        KEYS.forEach(properties::remove);
        // put, not removed: the vendor adapter and persistence.xml fill in what is absent
        properties.put(HIBERNATE, "none");
    }

    private String setting(String action) {
        return isGenerated() ? "spring.jpa.generate-ddl=true" : "spring.jpa.hibernate.ddl-auto=" + action;
    }

    private boolean isGenerated() {
        return KEYS.stream().noneMatch(factory.getJpaPropertyMap()::containsKey);
    }

    private Optional<String> action() {
        Map<String, Object> properties = factory.getJpaPropertyMap();
        for (String key : KEYS) {
            Object value = properties.get(key);
            if (value != null) {
                return Optional.of(value.toString().trim().toLowerCase(Locale.ROOT));
            }
        }
        return Optional.ofNullable(generated()).map(Object::toString);
    }

    private @Nullable Object generated() {
        JpaVendorAdapter adapter = factory.getJpaVendorAdapter();
        return adapter == null ? null : adapter.getJpaPropertyMap().get(HIBERNATE);
    }
}
