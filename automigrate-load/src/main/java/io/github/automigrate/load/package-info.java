/**
 * Measures what live traffic notices while one table gains a column, a wider column and an index: without a migration, by
 * automigrate, by Hibernate's update and by the plain SQL that a developer writes. Not part of the product.
 */
@NullMarked
package io.github.automigrate.load;

import org.jspecify.annotations.NullMarked;
