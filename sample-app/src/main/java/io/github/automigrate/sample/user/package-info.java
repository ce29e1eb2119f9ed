/** Users, their roles and the social accounts they sign in with. */
@NullMarked
package io.github.automigrate.sample.user;

import org.jspecify.annotations.NullMarked;
