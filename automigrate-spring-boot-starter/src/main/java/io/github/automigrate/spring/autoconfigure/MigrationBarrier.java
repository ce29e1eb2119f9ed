package io.github.automigrate.spring.autoconfigure;

import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * What everything that uses the database but is no entity manager factory depends on: once it exists, the startup phase is
 * over. It asks for the factories itself instead of depending on them, since a factory may need such a bean in its turn.
 */
final class MigrationBarrier implements InitializingBean {

    static final String NAME = "automigrateBarrier";

    private final ConfigurableListableBeanFactory beans;
    private final Migrations migrations;

    MigrationBarrier(ConfigurableListableBeanFactory beans, Migrations migrations) {
        this.beans = beans;
        this.migrations = migrations;
    }

    @Override
    public void afterPropertiesSet() {
        List<String> factories =
                Arrays.asList(beans.getBeanNamesForType(AbstractEntityManagerFactoryBean.class, true, false));
        boolean mayMigrate = true;
        for (String factory : factories) {
            String name = BeanFactoryUtils.transformedBeanName(factory);
            if (BarrierPostProcessor.isInCreation(beans, name)) {
                mayMigrate = false;
            } else {
                beans.getBean(name);
            }
        }
        if (mayMigrate) {
            migrations.active().forEach(UnitMigration::awaitBuilt);
        }
    }
}
