package io.github.automigrate.dialect.postgres;

import io.github.automigrate.diff.Difference;
import io.github.automigrate.plan.Circumstances;
import io.github.automigrate.plan.Remedies;
import io.github.automigrate.plan.Remedy;

/** What becomes of each kind of difference on PostgreSQL. */
final class PostgresRemedies implements Remedies {

    @Override
    public Remedy remedy(Difference difference, Circumstances circumstances) {
        throw new UnsupportedOperationException();
    }
}
