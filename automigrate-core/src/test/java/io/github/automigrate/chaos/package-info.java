/** Real JVMs that are killed, started together and rolled back while they migrate. */
@NullMarked
package io.github.automigrate.chaos;

import org.jspecify.annotations.NullMarked;
