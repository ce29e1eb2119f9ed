/**
 * Room 1: what the entities ask for. Reads Hibernate's mapping and turns it into a
 * {@link io.github.automigrate.schema.Schema}; the only importer of {@code org.hibernate}.
 *
 * <p>In: the mapping of a session factory. Out: a schema. May import {@code schema}.
 */
@NullMarked
package io.github.automigrate.desired;

import org.jspecify.annotations.NullMarked;
