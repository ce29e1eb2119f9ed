/** The sample as a user meets it: the packaged application in processes of its own, on a real server. */
@NullMarked
package io.github.automigrate.sample.journey;

import org.jspecify.annotations.NullMarked;
