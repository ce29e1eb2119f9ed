package io.github.automigrate.acceptance;

import io.github.automigrate.MigrationSettings;
import io.github.automigrate.MigrationSettings.Rules;
import io.github.automigrate.OnIncompatible;

/** Settings that differ from the defaults. */
final class Choices {

    private Choices() {}

    static MigrationSettings restrictive(MigrationSettings settings) {
        Rules rules = settings.rules();
        return settings.withRules(new Rules(true, rules.createSchemas(), rules.largeTableRows(), rules.historyTable()));
    }

    static MigrationSettings createSchemas(MigrationSettings settings) {
        Rules rules = settings.rules();
        return settings.withRules(new Rules(rules.restrictive(), true, rules.largeTableRows(), rules.historyTable()));
    }

    static MigrationSettings everyTableIsLarge(MigrationSettings settings) {
        Rules rules = settings.rules();
        return settings.withRules(new Rules(rules.restrictive(), rules.createSchemas(), 0, rules.historyTable()));
    }

    static MigrationSettings warn(MigrationSettings settings) {
        return settings.withOnIncompatible(OnIncompatible.WARN);
    }
}
