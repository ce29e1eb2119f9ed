package io.github.automigrate.schema;

/** The rule by which one database turns the spelling of an identifier into the name that its catalog stores. */
@FunctionalInterface
public interface Identifiers {

    /**
     * Returns the name as the catalog stores it: folded unless quoted, cut to the longest length.
     *
     * @param quoted whether the mapping quotes the name, so that its case counts
     */
    String canonical(String spelling, boolean quoted);
}
