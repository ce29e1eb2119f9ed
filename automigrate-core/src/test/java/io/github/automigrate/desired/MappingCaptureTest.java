package io.github.automigrate.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.automigrate.dialect.postgres.PostgresDialect;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
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
