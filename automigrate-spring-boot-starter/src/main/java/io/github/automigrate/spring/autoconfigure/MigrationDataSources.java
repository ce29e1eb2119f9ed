package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.execution.ConnectionSource;
import io.github.automigrate.spring.AutoMigrateConnectionDetails;
import io.github.automigrate.spring.AutoMigrateDataSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Where migrations get their connections from: a DataSource bean that {@link AutoMigrateDataSource} marks for the unit, else
 * the connection details, else the DataSource of the unit. What names no unit is meant for the primary database.
 */
record MigrationDataSources(
        ListableBeanFactory beans,
        ObjectProvider<AutoMigrateConnectionDetails> details,
        ObjectProvider<DataSource> dataSources) {

    /** Returns the connections for a unit with these names and this DataSource. */
    ConnectionSource connections(Set<String> unit, DataSource dataSource) {
        DataSource marked = marked(unit, dataSource);
        return marked == null
                ? MigrationConnections.of(dataSource, details(dataSource))
                : MigrationConnections.of(marked, null);
    }

    /** Returns whether the migration logs in as somebody else than the application. */
    boolean hasOwnUser(Set<String> unit, DataSource dataSource) {
        AutoMigrateConnectionDetails own = details(dataSource);
        return marked(unit, dataSource) != null || (own != null && own.getUsername() != null);
    }

    /** Returns the units that marks name. */
    List<String> markedUnits() {
        return marks().values().stream().filter(unit -> !unit.isEmpty()).toList();
    }

    private @Nullable AutoMigrateConnectionDetails details(DataSource dataSource) {
        return isPrimary(dataSource) ? details.getIfAvailable() : null;
    }

    private boolean isPrimary(DataSource dataSource) {
        return dataSource == dataSources.getIfUnique();
    }

    private @Nullable DataSource marked(Set<String> unit, DataSource dataSource) {
        List<String> names = marked(unit);
        if (names.isEmpty() && isPrimary(dataSource)) {
            names = marked(Set.of(""));
        }
        if (names.size() > 1) {
            throw new NoUniqueBeanDefinitionException(DataSource.class, names);
        }
        return names.isEmpty() ? null : beans.getBean(names.get(0), DataSource.class);
    }

    private List<String> marked(Set<String> units) {
        return marks().entrySet().stream()
                .filter(mark -> units.contains(mark.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    // the value of the annotation by the name of the bean
    private Map<String, String> marks() {
        Map<String, String> marks = new TreeMap<>();
        for (String bean : beans.getBeanNamesForType(DataSource.class, true, false)) {
            AutoMigrateDataSource mark = beans.findAnnotationOnBean(bean, AutoMigrateDataSource.class, false);
            if (mark != null) {
                marks.put(bean, mark.value());
            }
        }
        return marks;
    }
}
