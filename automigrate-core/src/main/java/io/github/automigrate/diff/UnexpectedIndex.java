package io.github.automigrate.diff;

import io.github.automigrate.schema.Index;
import io.github.automigrate.schema.QualifiedName;

/**
 * An index that the model does not know.
 *
 * @param valid whether queries can use it; false for what a failed concurrent build of somebody else left behind
 */
public record UnexpectedIndex(QualifiedName table, Index live, boolean valid) implements Difference {

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "index " + live.name();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
