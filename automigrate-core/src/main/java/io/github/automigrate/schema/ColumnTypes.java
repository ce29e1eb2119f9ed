package io.github.automigrate.schema;

/** The rule by which one database turns the spelling of a type into its canonical form. */
@FunctionalInterface
public interface ColumnTypes {

    /**
     * Returns the canonical form of a type as SQL spells it, {@code varchar(20)} or {@code decimal(12,3)[]}. A name that
     * the database's documentation does not list as its own or as an alias is returned as it is spelled, folded.
     */
    ColumnType canonical(String spelling);
}
