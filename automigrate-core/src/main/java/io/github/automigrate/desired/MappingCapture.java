package io.github.automigrate.desired;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads the mapping of a persistence unit while Hibernate builds its session factory, and hands it to a listener.
 *
 * <p>Belongs under the setting {@code hibernate.integrator_provider}. It must not be registered as a service: Spring Data
 * builds session factories of its own during ahead-of-time processing, and they would be captured as well.
 */
public final class MappingCapture implements Integrator, IntegratorProvider {

    private final Notation notation;
    private final MappingListener listener;
    private final @Nullable IntegratorProvider beside;

    /** Creates the capture that hands each mapping to this listener. */
    public MappingCapture(Notation notation, MappingListener listener) {
        this(notation, listener, null);
    }

    private MappingCapture(Notation notation, MappingListener listener, @Nullable IntegratorProvider beside) {
        this.notation = notation;
        this.listener = listener;
        this.beside = beside;
    }

    /**
     * Returns a capture that also provides the integrators of another provider.
     *
     * @param existing what the setting holds already: a provider, its class, the name of its class, or null
     * @throws IllegalArgumentException when the value is none of these, or the class cannot be instantiated
     */
    public MappingCapture beside(@Nullable Object existing) {
        return existing == null ? this : new MappingCapture(notation, listener, ExistingProvider.of(existing));
    }

    @Override
    public List<Integrator> getIntegrators() {
        List<Integrator> integrators = new ArrayList<>();
        if (beside != null) {
            integrators.addAll(beside.getIntegrators());
        }
        integrators.add(this);
        return integrators;
    }

    // other integrators, that of Bean Validation among them, still add to the mapping; so the reading waits for the
    // observer
    @Override
    public void integrate(
            Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor sessionFactory) {
        sessionFactory.addObserver(new Reading(metadata));
    }

    private final class Reading implements SessionFactoryObserver {

        private static final long serialVersionUID = 1L;

        private transient @Nullable Metadata metadata;

        private Reading(Metadata metadata) {
            this.metadata = metadata;
        }

        @Override
        public void sessionFactoryCreated(SessionFactory factory) {
            Metadata mapping = metadata;
            if (mapping != null) {
                metadata = null;
                listener.mappingRead(HibernateEntityModel.read(mapping, factory, notation), factory);
            }
        }
    }
}
