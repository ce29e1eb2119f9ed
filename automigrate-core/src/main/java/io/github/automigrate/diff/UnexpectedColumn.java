package io.github.automigrate.diff;

import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.QualifiedName;
import java.util.List;

/**
 * A column that the model does not know.
 *
 * @param possibleNewNames missing columns of the same type: the attribute may have been renamed
 */
public record UnexpectedColumn(QualifiedName table, Column live, List<String> possibleNewNames) implements Difference {

    public UnexpectedColumn {
        possibleNewNames = List.copyOf(possibleNewNames);
    }

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "column " + live.name();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
