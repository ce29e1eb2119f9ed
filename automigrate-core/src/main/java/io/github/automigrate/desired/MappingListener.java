package io.github.automigrate.desired;

import org.hibernate.SessionFactory;

/** Hears of the mapping of a persistence unit once its session factory is complete and before anybody holds it. */
@FunctionalInterface
public interface MappingListener {

    /**
     * Called once for each session factory, on the thread that builds it. An exception closes the factory and fails its
     * creation.
     *
     * @param entities what the entities ask for; holds no reference to Hibernate's mapping
     * @param sessionFactory the finished factory
     */
    void mappingRead(EntityModel entities, SessionFactory sessionFactory);
}
