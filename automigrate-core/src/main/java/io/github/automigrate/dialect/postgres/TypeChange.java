package io.github.automigrate.dialect.postgres;

import io.github.automigrate.schema.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What PostgreSQL does with the rows when the type of a column changes; measured on each supported version. */
enum TypeChange {
    /** The catalog alone changes: every value is already stored in the form of the new type. */
    CATALOG_ONLY,
    /** Every value survives, but each row is written anew under ACCESS EXCLUSIVE. */
    REWRITE,
    /** A value may be cut, rounded, refused or read otherwise. */
    LOSSY;

    private static final int FULL_PRECISION = 6;

    private static final Set<String> WITH_LENGTH = Set.of("character varying", "bit varying");

    private static final Set<String> WITH_PRECISION = Set.of(
            "timestamp without time zone",
            "timestamp with time zone",
            "time without time zone",
            "time with time zone",
            "interval");

    private static final Map<String, Set<String>> RELABELLED =
            Map.of("character varying", Set.of("text"), "text", Set.of("character varying"), "cidr", Set.of("inet"));

    private static final Map<String, Set<String>> CONVERTED = Map.of(
            "smallint", Set.of("integer", "bigint"),
            "integer", Set.of("bigint"),
            "real", Set.of("double precision"),
            "json", Set.of("jsonb"));

    /** Returns what happens when a column of the live type gets the desired one. */
    static TypeChange between(ColumnType desired, ColumnType live) {
        if (desired.dimensions() > 0 || live.dimensions() > 0) {
            return LOSSY;
        }
        return desired.name().equals(live.name()) ? ofModifiers(desired, live) : ofNames(desired, live);
    }

    /** Returns whether both types hold the same values: a precision that is not written is the full one. */
    static boolean isNone(ColumnType desired, ColumnType live) {
        return desired.equals(live)
                || (desired.name().equals(live.name())
                        && desired.dimensions() == live.dimensions()
                        && WITH_PRECISION.contains(desired.name())
                        && grows(desired.modifiers(), live.modifiers(), FULL_PRECISION)
                        && grows(live.modifiers(), desired.modifiers(), FULL_PRECISION));
    }

    private static TypeChange ofNames(ColumnType desired, ColumnType live) {
        if (RELABELLED.getOrDefault(live.name(), Set.of()).contains(desired.name())
                && desired.modifiers().isEmpty()) {
            return CATALOG_ONLY;
        }
        return CONVERTED.getOrDefault(live.name(), Set.of()).contains(desired.name()) ? REWRITE : LOSSY;
    }

    private static TypeChange ofModifiers(ColumnType desired, ColumnType live) {
        String name = desired.name();
        if (WITH_LENGTH.contains(name)) {
            return grows(desired.modifiers(), live.modifiers(), Integer.MAX_VALUE) ? CATALOG_ONLY : LOSSY;
        }
        if (WITH_PRECISION.contains(name)) {
            return grows(desired.modifiers(), live.modifiers(), FULL_PRECISION) ? CATALOG_ONLY : LOSSY;
        }
        if ("numeric".equals(name)) {
            return ofNumeric(desired.modifiers(), live.modifiers());
        }
        return "character".equals(name) && grows(desired.modifiers(), live.modifiers(), 1) ? REWRITE : LOSSY;
    }

    private static boolean grows(List<Integer> desired, List<Integer> live, int withoutModifier) {
        int wanted = desired.isEmpty() ? withoutModifier : desired.get(0);
        return wanted >= (live.isEmpty() ? withoutModifier : live.get(0));
    }

    private static TypeChange ofNumeric(List<Integer> desired, List<Integer> live) {
        if (desired.isEmpty()) {
            return CATALOG_ONLY;
        }
        if (live.isEmpty()) {
            return LOSSY;
        }
        int moreDigits = desired.get(0) - live.get(0);
        int moreScale = scale(desired) - scale(live);
        if (moreScale == 0) {
            return moreDigits >= 0 ? CATALOG_ONLY : LOSSY;
        }
        return moreScale > 0 && moreDigits >= moreScale ? REWRITE : LOSSY;
    }

    private static int scale(List<Integer> modifiers) {
        return modifiers.size() < 2 ? 0 : modifiers.get(1);
    }
}
