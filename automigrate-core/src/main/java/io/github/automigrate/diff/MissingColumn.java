package io.github.automigrate.diff;

import io.github.automigrate.schema.Column;
import io.github.automigrate.schema.QualifiedName;
import java.util.List;

/**
 * A column that an existing table lacks.
 *
 * @param possibleFormerNames columns of the same type that the model does not know: the attribute may have been renamed
 */
public record MissingColumn(QualifiedName table, Column desired, List<String> possibleFormerNames)
        implements Difference {

    public MissingColumn {
        possibleFormerNames = List.copyOf(possibleFormerNames);
    }

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "column " + desired.name();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
