package io.github.automigrate.plan;

import io.github.automigrate.diff.Difference;

/** The port through which a dialect says what becomes of a difference on its database. */
@FunctionalInterface
public interface Remedies {

    /**
     * Returns the remedy of the difference. Without evidence it is conservative and says what it would like to know.
     */
    Remedy remedy(Difference difference, Circumstances circumstances);
}
