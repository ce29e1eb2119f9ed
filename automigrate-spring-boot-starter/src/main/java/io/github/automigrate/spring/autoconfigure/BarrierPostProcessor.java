package io.github.automigrate.spring.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.util.StringUtils;

/**
 * Lets the beans that Boot starts after the initialization of the database start after the migration as well: JdbcTemplate
 * and its like, Quartz, Batch, JDBC sessions, and what is annotated so.
 */
final class BarrierPostProcessor implements BeanFactoryPostProcessor, Ordered {

    private final Environment environment;

    BarrierPostProcessor(Environment environment) {
        this.environment = environment;
    }

    // Boot's own, which lets the factories depend on Flyway and its like, has order 0
    @Override
    public int getOrder() {
        return 100;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (AotDetector.useGeneratedArtifacts()) {
            return; // the dependencies were written into the generated bean definitions
        }
        Set<String> names = dependents(beans);
        for (String factory : beans.getBeanNamesForType(AbstractEntityManagerFactoryBean.class, true, false)) {
            removeWithDependencies(BeanFactoryUtils.transformedBeanName(factory), names, beans);
        }
        names.stream().filter(beans::containsBeanDefinition).forEach(name -> {
            BeanDefinition definition = beans.getBeanDefinition(name);
            definition.setDependsOn(StringUtils.addStringToArray(definition.getDependsOn(), MigrationBarrier.NAME));
        });
    }

    private Set<String> dependents(ConfigurableListableBeanFactory beans) {
        ArgumentResolver arguments = ArgumentResolver.of(Environment.class, environment);
        Set<String> names = new LinkedHashSet<>();
        SpringFactoriesLoader.forDefaultResourceLocation(beans.getBeanClassLoader())
                .load(DependsOnDatabaseInitializationDetector.class, arguments)
                .forEach(detector -> names.addAll(detector.detect(beans)));
        return names;
    }

    private static void removeWithDependencies(String name, Set<String> names, ConfigurableListableBeanFactory beans) {
        names.remove(name);
        if (beans.containsBeanDefinition(name)) {
            String[] dependencies = beans.getBeanDefinition(name).getDependsOn();
            for (String dependency : dependencies == null ? new String[0] : dependencies) {
                removeWithDependencies(dependency, names, beans);
            }
        }
    }

    /** Returns whether this bean, or one that it depends on, is being created right now. */
    static boolean isInCreation(ConfigurableListableBeanFactory beans, String name) {
        if (beans.isCurrentlyInCreation(name)) {
            return true;
        }
        if (!beans.containsBeanDefinition(name)) {
            return false;
        }
        String[] dependencies = beans.getBeanDefinition(name).getDependsOn();
        for (String dependency : dependencies == null ? new String[0] : dependencies) {
            if (isInCreation(beans, dependency)) {
                return true;
            }
        }
        return false;
    }
}
