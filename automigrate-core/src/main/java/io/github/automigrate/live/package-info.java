/**
 * Room 2: what is there. A {@link io.github.automigrate.live.LiveSchema} is the part of the database that the entities
 * are concerned with, together with the facts that a decision about it needs: size, owner, validity, dependents.
 *
 * <p>In: a database, read by a dialect. Out: immutable values. May import {@code schema}.
 */
@NullMarked
package io.github.automigrate.live;

import org.jspecify.annotations.NullMarked;
