/**
 * Room 5: carries out a plan under live traffic. The only room that changes the application's schema, through a
 * {@link io.github.automigrate.execution.Session} that a dialect opens; the
 * {@link io.github.automigrate.execution.PlanExecutor} decides when to try, to wait, to try again and to give up.
 *
 * <p>In: a plan. Out: outcomes. May import {@code plan}, {@code diff}, {@code live}, {@code schema}.
 */
@NullMarked
package io.github.automigrate.execution;

import org.jspecify.annotations.NullMarked;
