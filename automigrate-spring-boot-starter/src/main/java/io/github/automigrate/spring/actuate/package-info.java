/**
 * Shows migrations through Actuator, health and Micrometer. Everything here stands behind a condition on the classes of its
 * optional module.
 */
@NullMarked
package io.github.automigrate.spring.actuate;

import org.jspecify.annotations.NullMarked;
