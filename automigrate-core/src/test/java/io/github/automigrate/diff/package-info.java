/** Tests of the comparison, on schemas written by hand. */
@NullMarked
package io.github.automigrate.diff;

import org.jspecify.annotations.NullMarked;
