/** An authentication API in version 1.1, whose database is still in the state that version 1.0 left behind. */
@NullMarked
package io.github.automigrate.sample;

import org.jspecify.annotations.NullMarked;
