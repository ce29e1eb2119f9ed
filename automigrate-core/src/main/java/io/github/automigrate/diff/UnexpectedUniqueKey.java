package io.github.automigrate.diff;

import io.github.automigrate.schema.QualifiedName;
import java.util.List;

/** A unique key, unique index or primary key that the model does not know. */
public record UnexpectedUniqueKey(QualifiedName table, String name, List<String> columns) implements Difference {

    public UnexpectedUniqueKey {
        columns = List.copyOf(columns);
    }

    @Override
    public QualifiedName relation() {
        return table;
    }

    @Override
    public String subject() {
        return "unique key " + name;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
