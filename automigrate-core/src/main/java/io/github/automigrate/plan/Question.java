package io.github.automigrate.plan;

import io.github.automigrate.schema.Check;
import io.github.automigrate.schema.ForeignKey;
import io.github.automigrate.schema.QualifiedName;
import java.util.List;

/**
 * Something about the rows of a table that a decision depends on. Every answer is a number of rows, bounded by
 * {@link #BOUND} where rows would have to be counted, unless said otherwise.
 */
public sealed interface Question {

    /** Rows are counted up to this number. */
    long BOUND = 1000;

    /** Returns the table whose rows are asked about. */
    QualifiedName table();

    /** How many rows does the planner of the server expect in the table? An estimate, not bounded. */
    record ExpectedRows(QualifiedName table) implements Question {}

    /** Does the table have a row? 0 or 1. */
    record AnyRow(QualifiedName table) implements Question {}

    /** Does a row hold a value other than NULL in the column? 0 or 1. */
    record AnyValue(QualifiedName table, String column) implements Question {}

    /** How many rows hold NULL in the column? */
    record Nulls(QualifiedName table, String column) implements Question {}

    /** How many values of the columns occur more than once? */
    record Duplicates(QualifiedName table, List<String> columns) implements Question {

        public Duplicates {
            columns = List.copyOf(columns);
        }
    }

    /** How many rows refer to a row that does not exist? */
    record Orphans(QualifiedName table, ForeignKey foreignKey) implements Question {}

    /** How many rows violate the condition? */
    record Violations(QualifiedName table, Check check) implements Question {}

    /** What is the highest value of the numeric column? Not bounded; 0 without rows. */
    record HighestValue(QualifiedName table, String column) implements Question {}
}
