package io.github.automigrate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.automigrate.schema.Schema;
import io.github.automigrate.schema.Table;
import io.github.automigrate.testing.Case;
import io.github.automigrate.testing.Fixture;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Walks from one random model to another one with rows in between. {@code -Dautomigrate.random.seed=17} walks one of
 * them again, {@code -Dautomigrate.random.walks=1000} walks more of them than the normal build has time for.
 */
class RandomModelsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Test
    @Case("A94")
    void losesNothingAndConvergesWhateverTheModels() {
        Long one = Long.getLong("automigrate.random.seed");
        Integer walks = Integer.getInteger("automigrate.random.walks");
        if (one != null) {
            walk(one);
            return;
        }
        Instant end = Instant.now().plus(PATIENCE);
        for (long seed = 1; walks == null ? Instant.now().isBefore(end) : seed <= walks; seed++) {
            walk(seed);
        }
    }

    private static void walk(long seed) {
        try {
            walk(new Random(seed));
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("Walk it again with -Dautomigrate.random.seed=" + seed, failure);
        }
    }

    private static void walk(Random random) {
        RandomModel models = new RandomModel(random);
        Schema first = models.first();
        Schema next = models.next(first);
        Fixture fixture = Fixture.given().with(Choices::warn);

        fixture.migrate(schema -> first).leavesNothing();
        Set<String> filled = fill(fixture, first, random);
        fixture.migrate(schema -> next);

        assertThat(filled).allSatisfy(table -> insertAgain(fixture, first, table, filled));
    }

    private static Set<String> fill(Fixture fixture, Schema model, Random random) {
        Set<String> filled = new LinkedHashSet<>();
        for (Table table : model.tables()) {
            if (random.nextInt(5) > 0) {
                for (int id = 1; id <= 3; id++) {
                    fixture.execute(RandomRows.insert(table, id, filled));
                }
                filled.add(table.name().name());
            }
        }
        return filled;
    }

    // an instance of the former version still writes; only tables without rows may have become stricter
    private static void insertAgain(Fixture fixture, Schema model, String name, Set<String> filled) {
        Table table = model.tables().stream()
                .filter(candidate -> candidate.name().name().equals(name))
                .findFirst()
                .orElseThrow();
        fixture.execute(RandomRows.insert(table, 4, filled));
    }
}
