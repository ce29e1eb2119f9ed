package io.github.automigrate.diff;

import io.github.automigrate.schema.QualifiedName;

/** A role that ought to use the schema and that the server does not know. */
public record MissingRole(String role) implements Difference {

    @Override
    public QualifiedName relation() {
        return new QualifiedName("", "");
    }

    @Override
    public String subject() {
        return "role " + role;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
