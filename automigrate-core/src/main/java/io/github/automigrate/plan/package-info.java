/**
 * Room 4, pure: decides what becomes of every difference. A dialect's {@link io.github.automigrate.plan.Remedies} answer
 * each difference with operations (deeds that are safe) and proposals (changes that a person decides on); the
 * {@link io.github.automigrate.plan.Planner} merges and orders them into a {@link io.github.automigrate.plan.Plan}.
 *
 * <p>In: differences, live facts, evidence. Out: a plan. May import {@code diff}, {@code live}, {@code schema}.
 */
@NullMarked
package io.github.automigrate.plan;

import org.jspecify.annotations.NullMarked;
