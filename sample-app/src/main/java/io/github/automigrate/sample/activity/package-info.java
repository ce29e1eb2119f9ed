/** What users did: the one table that grows without end. */
@NullMarked
package io.github.automigrate.sample.activity;

import org.jspecify.annotations.NullMarked;
