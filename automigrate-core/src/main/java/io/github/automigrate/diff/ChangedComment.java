package io.github.automigrate.diff;

import io.github.automigrate.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A comment that is missing or reads otherwise.
 *
 * @param column the column, or null for the comment of the table
 * @param live the comment of the database, or null when there is none
 */
public record ChangedComment(QualifiedName table, @Nullable String column, String desired, @Nullable String live)
        implements Difference {

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return column == null ? "comment" : "comment of column " + column;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
