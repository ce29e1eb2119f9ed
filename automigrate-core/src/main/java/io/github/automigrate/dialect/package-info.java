/**
 * The sum of the ports that one database must offer. Dialects are found by {@link java.util.ServiceLoader}.
 *
 * <p>May import every room but {@code desired} and {@code history}.
 */
@NullMarked
package io.github.automigrate.dialect;

import org.jspecify.annotations.NullMarked;
