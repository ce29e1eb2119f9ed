package io.github.automigrate.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.dialect.postgres.PostgresDialect;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.junit.jupiter.api.Test;

class MappingCaptureTest {

    private final PostgresDialect postgres = new PostgresDialect();
    private final MappingCapture capture = new MappingCapture(
            new Notation(postgres.identifiers(), postgres.columnTypes()), (entities, sessionFactory) -> {});

    public static final class Existing implements IntegratorProvider {
        @Override
        public List<Integrator> getIntegrators() {
            return List.of(new Quiet());
        }
    }

    private static final class Quiet implements Integrator {
        @Override
        public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {}
    }

    @Test
    void keepsTheIntegratorsOfAProviderThatIsAlreadyThere() {
        for (Object existing : List.of(new Existing(), Existing.class, Existing.class.getName())) {
            assertThat(capture.beside(existing).getIntegrators())
                    .hasExactlyElementsOfTypes(Quiet.class, MappingCapture.class);
        }
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        long id;
    }

    @Test
    void hearsOfTheMappingThroughTheSettingBeforeAnybodyHoldsTheFactory() {
        List<EntityModel> heard = new ArrayList<>();
        var listening = new MappingCapture(
                new Notation(postgres.identifiers(), postgres.columnTypes()),
                (entities, sessionFactory) -> heard.add(entities));

        configured(listening).createEntityManagerFactory().close();

        assertThat(heard)
                .singleElement()
                .satisfies(model -> assertThat(model.schema("public").tables()).hasSize(1));
    }

    @Test
    void failsTheFactoryWhenTheListenerFails() {
        var failing = new MappingCapture(
                new Notation(postgres.identifiers(), postgres.columnTypes()), (entities, sessionFactory) -> {
                    throw new IllegalStateException("not this schema");
                });

        assertThatThrownBy(() -> configured(failing).createEntityManagerFactory())
                .hasStackTraceContaining("not this schema");
    }

    private static PersistenceConfiguration configured(MappingCapture capture) {
        return new HibernatePersistenceConfiguration("unit")
                .managedClass(Book.class)
                .property("hibernate.boot.allow_jdbc_metadata_access", false)
                .property("jakarta.persistence.database-product-name", "PostgreSQL")
                .property("hibernate.integrator_provider", capture);
    }

    @Test
    void standsAloneWithoutAnotherProvider() {
        assertThat(capture.beside(null).getIntegrators()).isEqualTo(List.of(capture));
    }

    @Test
    void saysWhichSettingItCouldNotUse() {
        assertThatThrownBy(() -> capture.beside("no.such.Provider"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hibernate.integrator_provider")
                .hasMessageContaining("no.such.Provider");
    }
}
