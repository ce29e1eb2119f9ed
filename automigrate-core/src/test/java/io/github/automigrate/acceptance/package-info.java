/**
 * The contract, case by case: a database in some state, entities, and what becomes of the difference.
 */
@NullMarked
package io.github.automigrate.acceptance;

import org.jspecify.annotations.NullMarked;
