/**
 * What an application that uses the starter may see: the state of its migrations, and the beans by which it takes part in
 * them. May import Spring and the front door of the core.
 */
@NullMarked
package io.github.automigrate.spring;

import org.jspecify.annotations.NullMarked;
