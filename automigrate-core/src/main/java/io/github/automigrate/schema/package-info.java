/**
 * The nouns that both sides share: tables, columns, keys, indexes, sequences and types as immutable values.
 *
 * <p>In: nothing. Out: {@link io.github.automigrate.schema.Schema}. May import nothing of ours.
 */
@NullMarked
package io.github.automigrate.schema;

import org.jspecify.annotations.NullMarked;
