package io.github.automigrate.diff;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How a message names a constraint. */
final class Names {

    private Names() {}

    /** Returns the name, or the columns in brackets for a constraint without one. */
    static String of(@Nullable String name, Collection<String> columns) {
        return name != null ? name : "(" + String.join(", ", columns) + ")";
    }
}
