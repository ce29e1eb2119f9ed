/**
 * Room 6: remembers for people what was done, by whom and when. Nothing is ever decided by it: state is read from the
 * catalog.
 *
 * <p>In: outcomes. Out: rows of the history table. May import the rooms before it.
 */
@NullMarked
package io.github.automigrate.history;

import org.jspecify.annotations.NullMarked;
