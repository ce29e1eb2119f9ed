package io.github.automigrate.spring.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/** Which of the units {@code automigrate.persistence-units} names, all of them when it names none; refuses unknown names. */
final class UnitSelection {

    static final String KEY = "automigrate.persistence-units";

    private final List<String> wanted;
    private final MigrationDataSources dataSources;
    private final ListableBeanFactory beans;
    private final Set<String> beanNames = new TreeSet<>();
    private final Set<String> unitNames = new TreeSet<>();

    UnitSelection(List<String> wanted, MigrationDataSources dataSources, ListableBeanFactory beans) {
        this.wanted = List.copyOf(wanted);
        this.dataSources = dataSources;
        this.beans = beans;
    }

    /** Returns the names of a unit: that of its bean, and that of its persistence unit. */
    static Set<String> names(String bean, AbstractEntityManagerFactoryBean factory) {
        Set<String> names = new TreeSet<>(Set.of(bean));
        String unit = factory.getPersistenceUnitName();
        // Spring's own name for a unit without one
        names.add(unit == null ? "default" : unit);
        return names;
    }

    /**
     * Returns whether the unit is to be migrated.
     *
     * @throws InvalidConfigurationPropertyValueException when the units are all known and a name matches none of them
     * @throws IllegalStateException when a marked DataSource is for none of them
     */
    synchronized boolean contains(String bean, AbstractEntityManagerFactoryBean factory) {
        Set<String> names = names(bean, factory);
        beanNames.add(bean);
        unitNames.addAll(names);
        if (beanNames.containsAll(all())) {
            // the last one, so nothing is migrated when there is one, and a lazy one must not be built for this
            unknown(wanted).ifPresent(this::refuse);
            unknown(dataSources.markedUnits()).ifPresent(this::refuseMark);
        }
        return wanted.isEmpty() || wanted.stream().anyMatch(names::contains);
    }

    private List<String> all() {
        return Arrays.stream(beans.getBeanNamesForType(AbstractEntityManagerFactoryBean.class, true, false))
                .map(BeanFactoryUtils::transformedBeanName)
                .toList();
    }

    private Optional<String> unknown(List<String> names) {
        return names.stream().filter(name -> !unitNames.contains(name)).findFirst();
    }

    private void refuseMark(String unknown) {
        throw new IllegalStateException("A DataSource is marked with @AutoMigrateDataSource(\"" + unknown
                + "\"), and no persistence unit has this name, so the unit that was meant would be migrated as another"
                + " user. The application was not started. Name a bean of an entity manager factory or a persistence"
                + " unit, of which there are: " + String.join(", ", unitNames) + ".");
    }

    private void refuse(String unknown) {
        throw new InvalidConfigurationPropertyValueException(
                KEY,
                unknown,
                "No persistence unit has this name, so the unit that was meant would not be migrated. The application"
                        + " was not started. Name beans of entity manager factories or persistence units, of which there"
                        + " are: " + String.join(", ", unitNames) + ".");
    }
}
