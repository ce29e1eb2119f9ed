package io.github.automigrate.diff;

import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.QualifiedName;
import io.github.automigrate.schema.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A comment that is missing or reads otherwise.
 *
 * @param column the column, or null for the comment of the table
 * @param live the comment of the database, or null when there is none
 */
public record ChangedComment(QualifiedName table, @Nullable String column, String desired, @Nullable String live)
        implements Difference {

    /** Returns how the comments of a table differ; empty when the model has none. */
    static Optional<ChangedComment> of(Table desired, Table live) {
        return wanted(desired.comment())
                .filter(comment -> !comment.equals(live.comment()))
                .map(comment -> new ChangedComment(desired.name(), null, comment, live.comment()));
    }

    /** Returns how the comments of a column differ; empty when the model has none. */
    static Optional<ChangedComment> of(QualifiedName table, Column desired, Column live) {
        @Nullable String other = live.traits().comment();
        return wanted(desired.traits().comment())
                .filter(comment -> !comment.equals(other))
                .map(comment -> new ChangedComment(table, desired.name(), comment, other));
    }

    // COMMENT ... IS '' removes a comment, so an empty one is none
    private static Optional<String> wanted(@Nullable String comment) {
        return Optional.ofNullable(comment).filter(text -> !text.isEmpty());
    }

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
