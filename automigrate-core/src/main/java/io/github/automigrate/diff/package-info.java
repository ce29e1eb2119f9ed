/**
 * Room 3, pure: compares what the entities ask for with what is there. Every
 * {@link io.github.automigrate.diff.Difference} is a finding, none is a judgement: what becomes of it is decided in the
 * plan.
 *
 * <p>In: two schemas in canonical form. Out: {@link io.github.automigrate.diff.SchemaDiff}. May import {@code schema} and
 * {@code live}.
 */
@NullMarked
package io.github.automigrate.diff;

import org.jspecify.annotations.NullMarked;
