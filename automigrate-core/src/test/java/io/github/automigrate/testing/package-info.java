/**
 * What the tests of every module share: a real PostgreSQL server and empty databases on it.
 */
@NullMarked
package io.github.automigrate.testing;

import org.jspecify.annotations.NullMarked;
