package io.github.automigrate.spring.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/** Lets every entity manager factory be prepared for its migration before it is built, hand-made ones included. */
final class EntityManagerFactoryProcessor implements BeanPostProcessor {

    private final ObjectProvider<UnitPreparation> preparation;

    EntityManagerFactoryProcessor(ObjectProvider<UnitPreparation> preparation) {
        this.preparation = preparation;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof AbstractEntityManagerFactoryBean factory) {
            preparation.getObject().prepare(beanName, factory);
        }
        return bean;
    }
}
