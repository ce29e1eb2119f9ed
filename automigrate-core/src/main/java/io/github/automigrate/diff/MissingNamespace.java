package io.github.automigrate.diff;

import io.github.automigrate.schema.QualifiedName;

/** A database schema that the model names and the database lacks. */
public record MissingNamespace(String name) implements Difference {

    @Override
    public QualifiedName relation() {
        return new QualifiedName(name, "");
    }

    @Override
    public String subject() {
        return "schema " + name;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
