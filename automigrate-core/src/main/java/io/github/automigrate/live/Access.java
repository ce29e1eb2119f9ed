package io.github.automigrate.live;

import io.github.automigrate.schema.Grantable;
import io.github.automigrate.schema.QualifiedName;
import java.util.Set;

/**
 * What a role may do, however it came to that: as a member of another role, as everybody, or as the owner.
 *
 * @param relation the table or sequence; of a database schema its name with an empty relation
 * @param privileges the privileges it has, among those of {@link Grantable}
 * @param mayGrant whether our role is (a member of) the owner, who alone may grant more
 */
public record Access(Grantable kind, QualifiedName relation, String role, Set<String> privileges, boolean mayGrant) {

    public Access {
        privileges = Set.copyOf(privileges);
    }
}
