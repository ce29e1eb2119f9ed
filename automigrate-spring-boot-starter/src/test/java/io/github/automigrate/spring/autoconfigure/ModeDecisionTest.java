package io.github.automigrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.Mode;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class ModeDecisionTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void appliesOutsideProduction() {
        environment.setActiveProfiles("dev");

        assertThat(decision().mode()).isEqualTo(Mode.APPLY);
    }

    @Test
    void onlyValidatesInProduction() {
        environment.setActiveProfiles("eu", "prod");

        assertThat(decision()).isEqualTo(new ModeDecision(Mode.VALIDATE, "profile prod is active"));
    }

    @Test
    void takesTheEnvironmentVariableForProductionWhateverItsCase() {
        environment.setProperty("ENVIRONMENT", "Production");

        assertThat(decision()).isEqualTo(new ModeDecision(Mode.VALIDATE, "ENVIRONMENT is Production"));
    }

    @Test
    void appliesInProductionWhenOneWordSaysSo() {
        environment.setActiveProfiles("prod");
        environment.setProperty("automigrate.production.mode", "apply");

        assertThat(decision().mode()).isEqualTo(Mode.APPLY);
    }

    @Test
    void doesNotLetTheModeOpenTheGate() {
        environment.setActiveProfiles("prod");
        environment.setProperty("automigrate.mode", "apply");

        assertThat(decision().mode()).isEqualTo(Mode.VALIDATE);
    }

    @Test
    void isOffWhenDisabledEvenInProduction() {
        environment.setActiveProfiles("prod");
        environment.setProperty("automigrate.enabled", "false");

        assertThat(decision()).isEqualTo(new ModeDecision(Mode.OFF, "automigrate.enabled is false"));
    }

    @Test
    void knowsOtherNamesOfProduction() {
        environment.setActiveProfiles("prod");
        environment.setProperty("automigrate.production.profiles", "live");

        assertThat(decision().mode()).isEqualTo(Mode.APPLY);
    }

    private ModeDecision decision() {
        AutoMigrateProperties properties =
                Binder.get(environment).bindOrCreate("automigrate", AutoMigrateProperties.class);
        return ModeDecision.of(properties, environment);
    }
}
