package io.github.automigrate.schema;

import java.util.Comparator;

/**
 * The name of a table, sequence or type together with its schema, both exactly as the catalog stores them (folded and
 * cut to the server's limit, without quotes).
 */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {

    private static final Comparator<QualifiedName> ORDER =
            Comparator.comparing(QualifiedName::schema).thenComparing(QualifiedName::name);

    @Override
    public int compareTo(QualifiedName other) {
        return ORDER.compare(this, other);
    }

    /** Returns {@code schema.name} for messages; never for SQL, since nothing is quoted. */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
