/** Ways into the application: sessions and API tokens. */
@NullMarked
package io.github.automigrate.sample.access;

import org.jspecify.annotations.NullMarked;
