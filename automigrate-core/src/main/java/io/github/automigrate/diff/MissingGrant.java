package io.github.automigrate.diff;

import io.github.automigrate.live.Access;
import io.github.automigrate.schema.QualifiedName;
import java.util.List;

/**
 * Something that exists and that a role ought to use, but may not.
 *
 * @param privileges the privileges that it lacks, in the words of SQL
 */
public record MissingGrant(Access access, List<String> privileges) implements Difference {

    public MissingGrant {
        privileges = List.copyOf(privileges);
    }

    @Override
    public QualifiedName relation() {
        return access.relation();
    }

    @Override
    public String subject() {
        return "grant to " + access.role();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
